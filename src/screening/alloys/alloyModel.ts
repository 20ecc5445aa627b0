import { InvalidInput } from '../../base';
import { changedDBand, fitScaling, mixedDBand, type DBand, type ScalingFit } from '../../energetics';
import { composition } from '../../formats';
import { dbandMetals, type DBandCenters, type Study } from '../../study';

/** Neighbours of the surface atom that binds, by facet: 7 at the steps of (211). */
const facetNeighbours: Readonly<Record<string, number>> = { '111': 9, '0001': 9, '100': 8, '211': 7 };

/** Energies of a study's descriptors as linear functions of the d band. */
export interface AlloyModel {
  /** Fit of each descriptor on `eps_d` and `Vad2`. */
  readonly fits: ReadonlyMap<string, ScalingFit>;
  readonly centers: DBandCenters;
  /** d bands of the close-packed surfaces of metals. */
  readonly bands: ReadonlyMap<string, DBand>;
}

/**
 * Fits the descriptors of a study on the centre and the coupling of the d band, over those of its candidates that are pure
 * metals with a known facet. What it says of alloys is an estimate: see `mixedDBand` and `changedDBand`.
 *
 * @param centers which set of d-band centres.
 * @throws InvalidInput when too few candidates are such metals.
 */
export function alloyModel(study: Study, centers: DBandCenters): AlloyModel {
  const bands = new Map<string, DBand>();
  for (const { element, center, Vad2, filling, bulkFullWidth } of dbandMetals().metals) {
    const center_eV = center[centers];
    if (center_eV === undefined || Vad2 === undefined || filling === undefined || bulkFullWidth === undefined) continue;
    bands.set(element, { center_eV, width_eV: bulkFullWidth, filling, coupling: Vad2 });
  }
  const known = study.candidates.flatMap(({ name, values }) => {
    const elements = composition(name);
    const neighbours = facetNeighbours[/\((\d+)\)/.exec(name)?.[1] ?? ''];
    const band = elements?.size === 1 ? bands.get([...elements.keys()][0]) : undefined;
    if (band === undefined || neighbours === undefined) return [];
    return [{ name, values, band: changedDBand(band, { strain: 0, neighbours }) }];
  });
  if (known.length < 5) {
    const expected = 'at least 5 candidates that are pure metals with a facet, such as Pt(111)';
    throw new InvalidInput({ name: 'candidates', got: known.length, expected, where: `study ${study.id}` });
  }
  const fits = new Map(
    study.descriptors.map(({ name }) => [
      name,
      fitScaling({
        y: { name, values: Float64Array.from(known, ({ values }) => values[name]) },
        x: [
          { name: 'eps_d', values: Float64Array.from(known, ({ band }) => band.center_eV) },
          { name: 'Vad2', values: Float64Array.from(known, ({ band }) => band.coupling) },
        ],
        labels: known.map((candidate) => candidate.name),
      }),
    ]),
  );
  return { fits, centers, bands };
}

/** Band of an alloy's surface. @throws InvalidInput for a metal or facet that is not known. */
export function alloyBand(
  { bands }: AlloyModel,
  shares: readonly (readonly [element: string, share: number])[],
  strain: number,
  facet: string,
): DBand {
  const parts = shares.map(([element, share]) => [share, requireBand(bands, element)] as const);
  return changedDBand(mixedDBand(parts), { strain, neighbours: requireNeighbours(facet) });
}

/** @throws InvalidInput for a metal without d-band parameters. */
export function requireBand(bands: AlloyModel['bands'], element: string): DBand {
  const band = bands.get(element);
  if (band !== undefined) return band;
  throw new InvalidInput({ name: 'element', got: element, expected: `one of ${[...bands.keys()].join(', ')}` });
}

/** @throws InvalidInput for a facet whose neighbours are not known. */
export function requireNeighbours(facet: string): number {
  if (Object.hasOwn(facetNeighbours, facet)) return facetNeighbours[facet];
  throw new InvalidInput({ name: 'facet', got: facet, expected: `one of ${Object.keys(facetNeighbours).join(', ')}` });
}
