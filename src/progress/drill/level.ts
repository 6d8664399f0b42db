import type { ProgressRecord } from '../record.ts';
import type { Drill } from './drill.ts';

/** How many right answers in a row raise the level. */
const RUN = 2;

/** How many attempts' worth of doubt stand against a short record. */
const DOUBT = 3;

/**
 * The difficulty a drill asks for next, from 1 to 3. It begins with what the record says of the set, rises after two
 * full marks in a row, and falls after an answer that was not half right; one in between ends a row.
 */
export function levelOf({ set, steps }: Pick<Drill, 'set' | 'steps'>, record: ProgressRecord): number {
  let level = firstLevel(set.exerciseIds, record);
  let run = 0;
  for (const { outcome } of steps) {
    if (typeof outcome !== 'number') continue;
    run = outcome === 1 ? run + 1 : 0;
    if (outcome < 0.5) level -= 1;
    if (run === RUN) {
      level += 1;
      run = 0;
    }
    level = Math.min(3, Math.max(1, level));
  }
  return level;
}

function firstLevel(ids: readonly string[], record: ProgressRecord): number {
  const scores = ids.flatMap((id) => record.exercises[id]?.last.score ?? []);
  const sum = scores.reduce((total, score) => total + score, 0);
  return 1 + Math.round((2 * sum) / (scores.length + DOUBT));
}
