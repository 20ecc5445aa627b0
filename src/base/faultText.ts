/** What a caught value says: the message of an error, anything else as text. */
export function faultText(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
