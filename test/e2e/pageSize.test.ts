import { expect, it } from 'vitest';
import { isKept } from '../../scripts/pageFigures';
import { scriptSize } from '../../scripts/scriptSize';
import { pageFolder } from './pageServer';

it('the scripts that the page starts with keep to their limit', () => {
  expect(scriptSize(pageFolder())).toSatisfy(isKept);
});
