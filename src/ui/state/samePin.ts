import { canonicalJson } from '../../study';
import type { Pin } from './view';

/** Whether two pins are of one point, in whatever order their variables stand: links sort them. */
export function samePin(a: Pin, b: Pin): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
