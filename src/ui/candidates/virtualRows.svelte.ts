import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

/** Lists up to this long are drawn whole. */
const mostWhole = 100;
const overscan = 10;

/** Rows of a long list that are drawn, and the room [px] that the others would take. */
export interface DrawnRows {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

/** Which rows of a scrolling box are drawn: all of a short list, those in sight of a long one. */
export class VirtualRows {
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;
  private version = $state.raw(0);
  private count = $state.raw(0);
  readonly drawn: DrawnRows = $derived.by(() => {
    void this.version;
    const items = this.virtualizer?.getVirtualItems() ?? [];
    if (this.count <= mostWhole || items.length === 0)
      return { first: 0, end: Math.min(this.count, mostWhole), above: 0, below: 0 };
    const [top, bottom] = [items[0], items[items.length - 1]];
    const total = this.virtualizer!.getTotalSize();
    return {
      first: top.index,
      end: Math.min(bottom.index + 1, this.count),
      above: top.start,
      below: total - bottom.end,
    };
  });

  /** Follows a box that scrolls; the function that is returned lets go of it. */
  attach(box: HTMLElement, rowHeight: number): () => void {
    const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: this.count,
      getScrollElement: () => box,
      estimateSize: () => rowHeight,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      overscan,
      onChange: () => (this.version += 1),
    });
    this.virtualizer = virtualizer;
    const stop = virtualizer._didMount();
    virtualizer._willUpdate();
    this.version += 1;
    return () => {
      stop();
      this.virtualizer = null;
    };
  }

  resize(count: number): void {
    this.count = count;
    if (this.virtualizer === null) return;
    this.virtualizer.setOptions({ ...this.virtualizer.options, count });
    this.virtualizer._willUpdate();
    this.version += 1;
  }

  /** Brings a row into sight. */
  show(index: number): void {
    this.virtualizer?.scrollToIndex(index, { align: 'auto' });
  }
}
