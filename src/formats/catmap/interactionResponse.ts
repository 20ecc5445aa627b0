import type { StudyInput } from '../../study';
import type { CatmapNames } from './catmapNames';
import type { MkmSettings } from './mkmSettings';
import type { PythonValue } from './pythonValue';

type Interactions = NonNullable<StudyInput['energetics']['interactions']>;
type Response = NonNullable<Interactions['response']>;

const kinds = ['linear', 'piecewise_linear', 'smooth_piecewise_linear'] as const;
/** What CatMAP takes for a parameter that is not given. */
const defaults = { slope: 1, cutoff: 0.25, smoothing: 0.05 };

/** Response functions of an `.mkm`: that of all site types, and those of single ones. */
export function interactionResponses(
  settings: MkmSettings,
  names: CatmapNames,
): { readonly response: Response; readonly responses: Record<string, Response> } {
  const written = settings.text('interaction_response_function') ?? 'linear';
  const kind = kinds.find((known) => known === written);
  if (kind === undefined) {
    const place = settings.placeOf('interaction_response_function');
    settings.refuse(place, 'interaction_response_function', written, `one of ${kinds.join(', ')}`);
  }
  const read = (value: PythonValue | null, name: string): Response => {
    const entries = value === null ? new Map<string, PythonValue>() : settings.dictionaryOf(value, name);
    const numbers = { ...defaults };
    for (const [key, item] of entries) {
      if (!Object.hasOwn(defaults, key)) settings.refuse(item, name, key, 'slope, cutoff or smoothing');
      numbers[key as keyof typeof defaults] = settings.numberOf(item, `${name}["${key}"]`);
    }
    const { slope, cutoff, smoothing } = numbers;
    if (kind === 'linear') return { kind, slope };
    if (kind === 'piecewise_linear') return { kind: 'piecewise-linear', slope, cutoff };
    return { kind: 'smooth-piecewise-linear', slope, cutoff, smoothing };
  };
  const title = 'interaction_response_parameters';
  const responses: Record<string, Response> = {};
  for (const site of names.sites) {
    const own = settings.member(site, title);
    if (own !== null) responses[site] = read(own, `${title} of ${site}`);
  }
  return { response: read(settings.value(title), title), responses };
}
