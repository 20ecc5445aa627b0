import { faultText, InvalidInput } from '../../base';

/** What was wrong with the value of a condition, under the label that a person sees; who gave it is plain. */
export function conditionFault(fault: unknown, label: string): string {
  if (!(fault instanceof InvalidInput)) return faultText(fault);
  const { got, expected } = fault.detail;
  return new InvalidInput({ name: label, got, expected }).message;
}
