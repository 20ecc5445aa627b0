/** Whether any step moves electrons: of a model, or of a point that is explained. */
export function isElectrochemical({ steps }: { readonly steps: readonly { readonly electrons: number }[] }): boolean {
  return steps.some(({ electrons }) => electrons !== 0);
}
