export { decodeLink, type OpenedLink } from './decodeLink';
export { encodeLink, linkVersion, longestLink, type Share } from './encodeLink';
export { chatCharacters, linkAdvice, mailCharacters } from './linkAdvice';
export { LinkFault, type LinkReason } from './linkFault';
export { isLink } from './linkHead';
