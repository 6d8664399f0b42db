/**
 * Drills: some exercises of a set, mixed, which follow what the learner misses. Loaded where one is begun or under way.
 */
import { access } from '../browser.ts';
import { createDrill } from './store.ts';

/** The drill of this browser. */
export const { $drill, changeDrill } = createDrill(access);

export type { Put } from '../storage.ts';
export type { DrillCatalog, DrillCatalogEntry } from './choose.ts';
export {
  begin,
  canResume,
  currentStep,
  end,
  goOn,
  isUnderWay,
  resume,
  withoutGone,
  withResult,
} from './drill.ts';
export type { Drill, Outcome } from './stored-drill.ts';
export { type DrillSummary, type SummaryLine, summaryOf } from './summary.ts';
