import type { Kernel } from '../../../src/kinetics';
import { modelOf } from '../../../src/screening';
import { embeddedStudy } from '../../../src/study';
import { RankDesk } from '../../../src/ui/ranking/rankDesk';
import type { OpenRankEnds } from '../../../src/ui/ranking/rankPort';
import type { RankRunner, RankWish } from '../../../src/ui/ranking/rankRunner.svelte';
import { rankService, type RankQuestion } from '../../../src/ui/ranking/rankService';
import { defaultRankView, requestOf, shownOf, type RankView } from '../../../src/ui/ranking/rankView';
import { random } from '../../helpers/random';

export const study = embeddedStudy('no3rr');
export const usual = defaultRankView(modelOf(study));

const uniform = random(5);
/** Lines of `file` without their header. */
export const rows = Array.from({ length: 400 }, (_, i) => {
  const [o, n] = [-5.6 + 2 * uniform(), -5.6 + 1.8 * uniform()];
  return `M${i},${i % 3},${o.toFixed(4)},${n.toFixed(4)},${(uniform() * 0.2).toFixed(3)}`;
});
/** 400 candidates for nitrate reduction. */
export const file = `name,flag,E_O,E_N,e_hull\n${rows.join('\n')}\n`;
export const table = { name: 'facets.csv', content: file };

/** A desk on this thread. @param heard gets the questions it is sent. */
export function deskEnds(kernel: Kernel | Promise<Kernel>, heard: RankQuestion[] = []): OpenRankEnds {
  return (onAnswer) => {
    const desk = Promise.resolve(kernel).then((opened) => new RankDesk(opened));
    const serve = rankService(desk, (message) => void Promise.resolve().then(() => onAnswer(message)));
    const post = (question: RankQuestion): void => {
      heard.push(question);
      void serve(question);
    };
    return { post, close: () => undefined };
  };
}

/** The file ranked under the view that is usual but for this. */
export function wish(change: Partial<RankView> = {}, more: Partial<RankWish> = {}): RankWish {
  const view = { ...usual, ...change };
  return { table, study, settings: {}, request: requestOf(view, study), show: shownOf(view, '', null), ...more };
}

/** Waits until a runner has answered. */
export async function answered(runner: RankRunner): Promise<void> {
  for (let turn = 0; runner.busy; turn++) {
    if (turn > 4000) throw new Error('the ranking does not end');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Asks a runner for a ranking and waits for it. */
export async function ranked(runner: RankRunner, of: RankWish): Promise<void> {
  runner.request(of);
  await answered(runner);
}
