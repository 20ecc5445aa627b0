import { InvalidInput } from '../base';

/**
 * Pictures and what they show: the i-th `--plot` belongs to the i-th `--svg`.
 *
 * @param usual what a picture without a `--plot` shows.
 * @throws InvalidInput for more plots than pictures, or a name that is not one of a picture.
 */
export function pairPlots(
  { svg, plot }: { readonly svg: readonly string[]; readonly plot: readonly string[] },
  usual: string,
): readonly { readonly file: string; readonly plot: string }[] {
  if (plot.length > svg.length) {
    throw new InvalidInput({ name: '--plot', got: plot[svg.length], expected: 'one --svg FILE.svg for each --plot' });
  }
  for (const file of svg) requirePictureName('--svg', file);
  return svg.map((file, i) => ({ file, plot: plot[i] ?? usual }));
}

/** @throws InvalidInput for a table whose name does not say its format. */
export function requireTableName(file: string): void {
  if (file !== '-' && !/\.(csv|json)$/.test(file)) {
    throw new InvalidInput({ name: '--out', got: file, expected: 'a name that ends in .csv or .json, or -' });
  }
}

/** @throws InvalidInput for a picture whose name does not say its format. */
export function requirePictureName(option: string, file: string | undefined): void {
  if (file !== undefined && file !== '-' && !/\.(svg|png)$/i.test(file)) {
    throw new InvalidInput({ name: option, got: file, expected: 'a name that ends in .svg or .png, or -' });
  }
}
