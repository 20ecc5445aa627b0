import { nameOf, siteOf } from './catmapNames';
import type { InteractionSource } from './catmapInteractions';
import { interactionResponses } from './interactionResponse';
import { lineThrough } from './stateEnergies';

/**
 * Parameters of adsorbates with themselves from energies at several coverages (`interaction_fitting_mode = 'average_self'`),
 * by surface: the slope of the average adsorption energy against (1/θ) ∫₀^θ F(x) x dx.
 *
 * @returns by CatMAP key; none without the mode.
 * @throws InvalidInput for other modes.
 */
export function averageSelfParameters(source: InteractionSource): ReadonlyMap<string, readonly (number | null)[]> {
  const { settings, names, table, surfaces, warn } = source;
  const mode = settings.text('interaction_fitting_mode');
  const fitted = new Map<string, readonly (number | null)[]>();
  if (mode === null) return fitted;
  if (mode !== 'average_self') {
    settings.refuse(
      settings.placeOf('interaction_fitting_mode'),
      'interaction_fitting_mode',
      mode,
      'average_self or None (CatMAP finds others by a simplex search whose end depends on its tolerance; give parameters)',
    );
  }
  warn('interaction_fitting_mode: average_self as in CatMAP’s manual; its later versions stop with an error');
  const { response, responses } = interactionResponses(settings, names);
  for (const key of names.adsorbates) {
    const law = Object.hasOwn(responses, siteOf(key)) ? responses[siteOf(key)] : response;
    const sites = table.siteNames(siteOf(key));
    const list = surfaces.map((surface) => {
      const points = table.rows.flatMap((row): (readonly [number, number])[] =>
        row.surface === surface && row.species === nameOf(key) && sites.includes(row.site) && row.coadsorbate === null
          ? [[meanLoad(row.coverage ?? 0, law), row.energy]]
          : [],
      );
      return new Set(points.map(([x]) => x)).size < 2 ? null : lineThrough(points, undefined)[0];
    });
    if (list.some((value) => value !== null)) fitted.set(key, list);
  }
  return fitted;
}

type Response = ReturnType<typeof interactionResponses>['response'];

/** (1/θ) ∫₀^θ F(x) x dx. */
function meanLoad(theta: number, law: Response): number {
  if (!(theta > 0)) return 0;
  const slope = law.slope ?? 1;
  const cutoff = law.kind === 'linear' ? 0 : law.cutoff;
  const smoothing = law.kind === 'smooth-piecewise-linear' ? law.smoothing : 0;
  const low = cutoff - smoothing;
  if (theta <= low) return 0;
  if (theta <= cutoff + smoothing) return (slope * (theta - low) ** 3) / (12 * smoothing * theta);
  const parabola = (2 * smoothing ** 2) / 3;
  return (slope * (parabola + ((theta - cutoff) ** 2 - smoothing ** 2) / 2)) / theta;
}
