import { InvalidInput } from '../../base';

/** Why a link was refused. */
export type LinkReason = 'no-link' | 'damaged' | 'newer' | 'too-long' | 'too-large' | 'unknown-study';

/** A link that cannot be opened or made. The message is one sentence for whoever clicked it; `detail` is the rule broken. */
export class LinkFault extends InvalidInput {
  readonly reason: LinkReason;

  constructor(reason: LinkReason, sentence: string, got: string, expected: string) {
    super({ name: 'link', got, expected });
    this.name = 'LinkFault';
    this.message = sentence;
    this.reason = reason;
  }
}

/** The fault of a link that lost or changed a part; `expected` is the rule that it breaks. */
export function damagedLink(expected: string): LinkFault {
  return new LinkFault(
    'damaged',
    'This link is damaged; copy it again in full, or ask for the study as a file.',
    'other characters than were sent',
    expected,
  );
}
