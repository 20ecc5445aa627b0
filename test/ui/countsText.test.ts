import { expect, it } from 'vitest';
import { countsText } from '../../src/ui/panels/countsText';

it('counts the pixels of every map that is drawn', () => {
  expect(countsText([5058], 'masked')).toBe('5,058 masked');
  expect(countsText([5058, 6108], 'masked')).toBe('first 5,058, second 6,108 masked');
  expect(countsText([0, 0], 'failed')).toBe('0 failed');
});
