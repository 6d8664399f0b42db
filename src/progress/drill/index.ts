/**
 * Drills: some exercises of a set, mixed, which follow what the learner misses. Loaded where one is begun or under way.
 */
import { edge } from '../edge.ts';
import { createDrill } from './store.ts';

/** The drill of this browser. */
export const { $drill, changeDrill } = createDrill(edge);

export { type Account, type AccountLine, accountOf } from './account.ts';
export type { Book, BookEntry } from './choose.ts';
export {
  begin,
  canResume,
  currentStep,
  type Drill,
  type DrillPlan,
  end,
  goOn,
  heard,
  isUnderWay,
  type Outcome,
  resume,
  type Step,
} from './drill.ts';
