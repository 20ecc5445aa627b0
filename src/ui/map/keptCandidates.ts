import { mostMarks, type MapPlot } from '../../plots';

/** The same list while its values are, so that a new picture of the same candidates does not place labels again. */
export class KeptCandidates {
  private list: MapPlot['candidates'] = [];
  private key = '';

  of(now: MapPlot['candidates']): MapPlot['candidates'] {
    if (now === this.list) return now;
    // Pictures share the list of the same candidates; writing very many out takes longer than drawing the few marks of them.
    const key = now.length > mostMarks ? '' : JSON.stringify(now);
    if (key === '' || key !== this.key) this.list = now;
    this.key = key;
    return this.list;
  }
}
