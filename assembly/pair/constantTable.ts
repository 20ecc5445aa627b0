/**
 * A constant of a table in both lanes. Written into the code, a constant takes three instructions wherever it is used;
 * from memory it takes one.
 *
 * @param offset bytes from the beginning of the table.
 */
// @ts-ignore: decorator
@inline
export function fromTable(table: usize, offset: usize): v128 {
  return v128.load_splat<f64>(table + offset);
}
