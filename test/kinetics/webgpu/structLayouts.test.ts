import { describe, expect, it } from 'vitest';
import { sharedStructs } from '../../../src/kinetics/webgpu/shaderTexts';
import { structLayouts } from '../../../src/kinetics/webgpu/structLayouts';
import { shaderSources } from '../../../src/workers/shaderSources';

describe('structLayouts', () => {
  it('reads fields in order, past comments', () => {
    const text =
      '/** a: f32, */ struct A {\n  // b: u32,\n  first: i32,\n  /** struct B { */ second: f32,\n}\nstruct B { only: u32 }';
    const layouts = structLayouts(text);
    expect([...layouts.keys()]).toEqual(['A', 'B']);
    const a = layouts.get('A')!;
    expect([a.size, a.offset('first'), a.offset('second'), layouts.get('B')!.size]).toEqual([8, 0, 4, 4]);
    expect(() => a.offset('third')).toThrow('the structure A of the shaders has no field third');
  });

  it('leaves out structures with gaps or parts, whose layout it does not know', () => {
    expect([...structLayouts('struct V { a: vec3f, b: f32 } struct W { a: f32 }').keys()]).toEqual(['W']);
  });

  it('finds all that the host shares with the shaders', () => {
    const { batch, term, coordinate, rate, outcome } = sharedStructs(shaderSources);
    expect([batch.size % 4, term.size, coordinate.size, rate.size]).toEqual([0, 12, 8, 12]);
    expect(outcome.offset('amplification')).toBe(outcome.size - 4);
    expect(() => sharedStructs({ ...shaderSources, steady: '' })).toThrow('no structure Outcome');
  });
});
