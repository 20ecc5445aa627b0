import { InvalidInput } from '../base';
import { makeAxis, requireGrid, variableNames, type Axis, type Model } from '../screening';

/** Numbers of pixels from `--grid NXxNY`. @throws InvalidInput. */
export function parseGrid(text: string): readonly [number, number] {
  const match = /^(\d+)x(\d+)$/.exec(text);
  if (match === null) throw new InvalidInput({ name: '--grid', got: text, expected: 'NXxNY, e.g. 101x101' });
  const grid = [Number(match[1]), Number(match[2])] as const;
  requireGrid(...grid);
  return grid;
}

/** Ranges from `--range NAME=LOW:HIGH`. @throws InvalidInput. */
export function parseRanges(items: readonly string[], model: Model): ReadonlyMap<string, readonly [number, number]> {
  const known = variableNames(model);
  return new Map(
    items.map((item) => {
      const match = /^([^=]+)=([^:]+):([^:]+)$/.exec(item);
      const [low, high] = [Number(match?.[2]), Number(match?.[3])];
      if (match === null || Number.isNaN(low) || Number.isNaN(high)) {
        throw new InvalidInput({ name: '--range', got: item, expected: 'NAME=LOW:HIGH, e.g. E_O=-6.7:-2.5' });
      }
      if (!known.includes(match[1])) {
        throw new InvalidInput({ name: '--range', got: match[1], expected: `one of ${known.join(', ')}` });
      }
      return [match[1], [low, high] as const];
    }),
  );
}

/** Axes of a map: those of the study or its first two descriptors unless named, over the study's range unless given. @throws InvalidInput. */
export function mapAxes(
  model: Model,
  names: readonly [string | undefined, string | undefined],
  ranges: ReadonlyMap<string, readonly [number, number]>,
  grid: readonly [number, number],
): readonly [Axis, Axis] {
  const { descriptors, outputs } = model.study;
  const own = [...(outputs.axes ?? []), ...descriptors];
  const chosen = names.map((name, i) => name ?? own[i]?.name);
  const axes = chosen.map((name, i) => {
    if (name === undefined) {
      throw new InvalidInput({
        name: i === 0 ? '--x' : '--y',
        got: undefined,
        expected: 'a variable (the study has not two of its own)',
      });
    }
    const range = ranges.get(name) ?? own.find((axis) => axis.name === name)?.range;
    if (range === undefined && variableNames(model).includes(name)) {
      throw new InvalidInput({
        name: '--range',
        got: undefined,
        expected: `${name}=LOW:HIGH (only descriptors have a range of their own)`,
      });
    }
    return makeAxis(model, name, range ?? [0, 1], grid[i]);
  });
  const unused = [...ranges.keys()].find((name) => !chosen.includes(name));
  if (unused !== undefined)
    throw new InvalidInput({ name: '--range', got: unused, expected: `an axis, ${chosen.join(' or ')}` });
  return [axes[0], axes[1]];
}
