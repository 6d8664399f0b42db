/**
 * Drills: some exercises of a set, mixed, which follow what the learner misses. Loaded where one is begun or under way.
 */
import { access } from '../browser.ts';
import { createDrill } from './store.ts';

/** The drill of this browser. */
export const { $drill, changeDrill } = createDrill(access);

export type { DrillCatalog, DrillCatalogEntry } from './choose.ts';
export {
  begin,
  canResume,
  currentStep,
  type Drill,
  type DrillPlan,
  end,
  goOn,
  isUnderWay,
  type Outcome,
  resume,
  type Step,
  withResult,
} from './drill.ts';
export { type DrillSummary, type SummaryLine, summaryOf } from './summary.ts';
