import type { Typed } from '../../exercises/kind.ts';
import type { HintedPart } from './hints.ts';
import type { Drawn, Report } from './kind-view.ts';
import type { SavedDraft } from './saved-draft.ts';

/** An exercise as the learner sees it. */
export interface ExerciseState extends SavedDraft {
  /** `waiting` until the page's script runs, `busy` while the model works. */
  readonly phase: 'waiting' | 'ready' | 'busy';
  readonly question: Drawn;
  readonly report: Report | null;
  /** The report whose reasons are drawn: it follows `report` by a frame. */
  readonly explained: Report | null;
  /** What was typed when the report was made: once it changes, there is something to check again. */
  readonly checked: Typed | null;
  /** What the attempt came to, less what hints have cost; null when nothing was graded. */
  readonly score: number | null;
  /** The hints taken for this variant. */
  readonly hints: readonly HintedPart[];
  readonly announcement: string;
  /** Whether the model could not be loaded the last time. */
  readonly failed: boolean;
  /** What is announced besides to those who do not see it appear elsewhere. */
  readonly spoken: string;
}
