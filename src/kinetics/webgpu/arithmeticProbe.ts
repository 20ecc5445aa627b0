import type { GpuSession } from './gpuSession';
import { probeText, type ShaderTexts } from './shaderTexts';
import { structLayouts } from './structLayouts';

/** Largest relative error of a reading: some ulp of f32. */
const tolerance = 1e-6;
const count = 512;

/** Numbers that a probe is made of: a, b = m × 2^e, a step in ln, a whole number. */
interface Sample {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly step: number;
  readonly whole: number;
}

/** Numbers far apart and next to each other, spread by the golden ratio. */
function samples(): readonly Sample[] {
  const part = (i: number, k: number): number => (i * k * 0.6180339887498949) % 1;
  return Array.from({ length: count }, (_, i) => {
    const mantissa = (k: number): number => Math.fround(1 + 0.9999 * part(i + 1, k));
    const near = i % 3 === 0;
    const a = [mantissa(1), Math.round(1000 * (part(i, 3) - 0.5))] as const;
    const b = near
      ? ([Math.fround(a[0] * (1 - 1e-6 * part(i, 5)) + 1e-6), a[1]] as const)
      : ([mantissa(7), a[1] + (i % 140) - 70] as const);
    return {
      a,
      b,
      step: Math.fround(i % 2 === 0 ? 500 * (part(i, 11) - 0.5) : 1e-4 * part(i, 13)),
      whole: (i % 250) - 130,
    };
  });
}

/**
 * Compares the arithmetic of a device with double precision where the solver relies on it.
 *
 * @returns what is wrong, or null.
 */
export async function arithmeticFault(session: GpuSession, texts: ShaderTexts): Promise<string | null> {
  const layouts = structLayouts(probeText(texts));
  const sampleLayout = layouts.get('Sample')!;
  const readingLayout = layouts.get('Reading')!;
  const given = samples();
  const bytes = new DataView(new ArrayBuffer(count * sampleLayout.size));
  given.forEach(({ a, b, step, whole }, i) => {
    const at = (field: string): number => i * sampleLayout.size + sampleLayout.offset(field);
    bytes.setFloat32(at('aM'), a[0], true);
    bytes.setInt32(at('aE'), a[1], true);
    bytes.setFloat32(at('bM'), b[0], true);
    bytes.setInt32(at('bE'), b[1], true);
    bytes.setFloat32(at('step'), step, true);
    bytes.setInt32(at('whole'), whole, true);
  });
  const result = new DataView(
    await session.runOnce(probeText(texts), 'probe', bytes.buffer, count * readingLayout.size, Math.ceil(count / 64)),
  );
  for (const [i, sample] of given.entries()) {
    const real = (field: string): number =>
      result.getFloat32(i * readingLayout.size + readingLayout.offset(field), true);
    const whole = (field: string): number =>
      result.getInt32(i * readingLayout.size + readingLayout.offset(field), true);
    const fault = readingFault(sample, real, whole);
    if (fault !== null) return `${fault} at probe ${i}`;
  }
  return null;
}

function readingFault(
  { a, b, step, whole }: Sample,
  real: (field: string) => number,
  int: (field: string) => number,
): string | null {
  const gap = b[1] - a[1];
  const quotient = a[0] / b[0];
  const sum = a[0] + b[0] * 2 ** gap;
  /** m × 2^e relative to 2^(exponent of a). */
  const wide = (name: string, exponent: number): number => real(`${name}M`) * 2 ** (int(`${name}E`) - exponent);
  const checks: readonly (readonly [string, number, number])[] = [
    ['a sum', wide('sum', a[1]), sum],
    ['a quotient', wide('quotient', -gap), quotient],
    ['an exponential', Math.log(wide('moved', a[1])) - Math.log(a[0]), step],
    ['a logarithm of a ratio', real('ratio'), Math.log(quotient) - gap * Math.LN2],
    ['a logarithm', int('log2Whole') + real('log2Rest'), a[1] + Math.log2(a[0])],
    ['a whole number', int('shifted'), whole * whole + (whole >> 3)],
    ['a power of two', real('power'), whole <= -127 ? 0 : whole > 127 ? NaN : 2 ** whole],
  ];
  for (const [name, got, expected] of checks) {
    if (Number.isNaN(expected)) continue;
    const absolute = name === 'a power of two' || name === 'a whole number' ? 0 : tolerance;
    const allowed = tolerance * Math.abs(expected) + absolute;
    if (!(Math.abs(got - expected) <= allowed)) return `${name} is ${got} instead of ${expected}`;
  }
  return null;
}
