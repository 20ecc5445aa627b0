import { chemicalText } from '../../plots';
import type { Model } from '../../screening';
import type { ShowGroup } from '../state/showChoices';

/** Everything that the picture of an ensemble can show. */
export function ensembleChoices(
  { mechanism, products, reactant, atoms }: Model,
  species: string,
): readonly ShowGroup[] {
  const name = (x: number): string => mechanism.externals[x].name;
  const each = (kind: string, label: string): ShowGroup => ({
    kind,
    label,
    options: [reactant, ...products].map((x) => ({
      show: x === reactant ? kind : `${kind}:${name(x)}`,
      label: `${label}, ${chemicalText(name(x))}`,
    })),
  });
  const counted = products.filter((x) => atoms[x] > 0);
  const wins = counted.map((x) => ({ show: `wins:${name(x)}`, label: `${chemicalText(name(x))} wins` }));
  return [
    { kind: 'winner', label: 'winner', options: [{ show: 'winner', label: 'likeliest winner' }] },
    {
      kind: 'probability',
      label: 'probability',
      options: [
        ...wins,
        { show: 'exceeds', label: `TOF of ${chemicalText(species)} above the threshold` },
        { show: 'solved', label: 'inside the domain' },
      ],
    },
    each('spread', 'spread of log₁₀ TOF'),
    each('mean', 'mean of log₁₀ TOF'),
  ];
}
