const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A whole number with commas between thousands. */
export function wholeText(value: number): string {
  return format.format(value);
}
