import { longestLink } from './encodeLink';

/** Characters of a link that chat programs carry as a rule. */
export const chatCharacters = 2_000;

/** Characters of a link that mail programs carry as a rule. */
export const mailCharacters = 8_000;

/** What to tell somebody about to send a link of `length` characters, address included; null when it is short enough. */
export function linkAdvice(length: number): string | null {
  if (length <= chatCharacters) return null;
  const long = `This link has ${grouped(length)} characters`;
  if (length <= mailCharacters) {
    return `${long}, more than many chat programs carry (${grouped(chatCharacters)}): send it by mail, or save the study as a file.`;
  }
  if (length <= longestLink) {
    return `${long}, more than many mail programs carry (${grouped(mailCharacters)}): save the study as a file and send that.`;
  }
  return `${long}, more than can be opened (${grouped(longestLink)}): save the study as a file and send that.`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
