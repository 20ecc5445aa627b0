/** The whole numbers from `first` up, `count` of them. (A loop: `from({ length })` takes a hundred times as long.) */
export function ascending(count: number, first = 0): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = first + i;
  return numbers;
}
