import { expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { conditionFault } from '../../src/ui/state/conditionFault';
import { Workbench } from '../../src/ui/state/workbench.svelte';

it('names a condition as its field does, and not the settings of a program', () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  const said = (): string => {
    try {
      bench.set('a_NO3-', -3);
    } catch (fault) {
      return conditionFault(fault, 'a(NO₃⁻)');
    }
    return '';
  };
  expect(said()).toBe('invalid a(NO₃⁻): got -3, expected an activity of at least 0');
  expect(conditionFault(new Error('lost'), 'T')).toMatch(/lost/);
});
