import { chemicalText, equationText } from '../../plots';
import { isElectrochemical, type Model } from '../../screening';

/** Quantities of one kind that a map can show. */
export interface ShowGroup {
  readonly kind: string;
  readonly label: string;
  readonly options: readonly {
    /** Plot kind as `--plot` takes it. */
    readonly show: string;
    readonly label: string;
  }[];
}

/** Everything that a map of a model can show. */
export function showChoices(model: Model): readonly ShowGroup[] {
  const { mechanism, products, reactant, atoms } = model;
  const external = (x: number): string => mechanism.externals[x].name;
  const option = (show: string, label: string): ShowGroup['options'][number] => ({ show, label });
  const counted = products.filter((x) => atoms[x] > 0);
  return [
    {
      kind: 'activity',
      label: 'activity',
      options: [
        option('activity', `consumption of ${chemicalText(external(reactant))}`),
        ...products.map((x) => option(`tof:${external(x)}`, `TOF of ${chemicalText(external(x))}`)),
      ],
    },
    {
      kind: 'selectivity',
      label: 'selectivity',
      options: [
        ...(counted.length > 1 ? [option('selectivity', 'the main product')] : []),
        ...counted.map((x) => option(`selectivity:${external(x)}`, chemicalText(external(x)))),
      ],
    },
    {
      kind: 'efficiency',
      label: 'faradaic efficiency',
      options: (isElectrochemical(model) ? products : []).map((x) =>
        option(`fe:${external(x)}`, chemicalText(external(x))),
      ),
    },
    { kind: 'winner', label: 'winner', options: [option('winner', 'main product')] },
    {
      kind: 'coverage',
      label: 'coverage',
      options: mechanism.states.map(({ name }) => option(`coverage:${name}`, chemicalText(name))),
    },
    {
      kind: 'drc',
      label: 'degree of rate control',
      options: mechanism.steps.map(({ id, equation }) => option(`drc:${id}`, equationText(equation))),
    },
    {
      kind: 'eapp',
      label: 'apparent activation energy',
      options: [
        option('eapp', `consumption of ${chemicalText(external(reactant))}`),
        ...products.map((x) => option(`eapp:${external(x)}`, chemicalText(external(x)))),
      ],
    },
  ].filter((group) => group.options.length > 0);
}
