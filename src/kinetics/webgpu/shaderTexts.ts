import { structLayouts, type StructLayout } from './structLayouts';

/** Files of `shaders/`. */
export const shaderNames = ['wide', 'rates', 'accelerate', 'newton', 'turnover', 'steady', 'probe'] as const;

/** Texts of the shaders by the name of their file. */
export type ShaderTexts = Readonly<Record<(typeof shaderNames)[number], string>>;

/** Files that the shader of steady states is put together from. */
const solver = ['wide', 'rates', 'accelerate', 'newton', 'turnover', 'steady'] as const;

/** The text of the module that solves steady states. @param chain what depends on the mechanism. */
export function steadyText(texts: ShaderTexts, chain: string): string {
  return [...solver.map((name) => texts[name]), chain].join('\n');
}

/** The text of the module that probes the arithmetic. */
export function probeText(texts: ShaderTexts): string {
  return [texts.wide, texts.probe].join('\n');
}

/** Structures that the host writes or reads. */
export interface SharedStructs {
  readonly batch: StructLayout;
  readonly term: StructLayout;
  readonly coordinate: StructLayout;
  readonly rate: StructLayout;
  readonly outcome: StructLayout;
}

/** @throws Error when a structure is not in the text of the shaders. */
export function sharedStructs(texts: ShaderTexts): SharedStructs {
  const layouts = structLayouts(steadyText(texts, ''));
  const of = (name: string): StructLayout => {
    const found = layouts.get(name);
    if (found === undefined) throw new Error(`the shaders have no structure ${name} of numbers`);
    return found;
  };
  return {
    batch: of('Batch'),
    term: of('Term'),
    coordinate: of('Coordinate'),
    rate: of('Rate'),
    outcome: of('Outcome'),
  };
}
