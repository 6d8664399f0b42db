import type { MisconceptionReport } from './misconception.ts';
import type { Report } from './open-model.ts';
import type { Play } from './what-if/PlayOn.tsx';

/** A rule of the model in the page's language, with where it stands. */
export interface RuleText {
  readonly text: string;
  readonly source: string;
}

/** Why a cell holds what it holds: one line from the run, and the rule behind it. */
export interface Explanation {
  readonly line: string;
  readonly rule: RuleText;
}

/** What stands beside one cell. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface CellReport {
  readonly mark: 'right' | 'wrong' | 'follows' | 'unread' | 'shown';
  /** The verdict in words. */
  readonly word: string;
  /** More about this answer, or null. */
  readonly note: string | null;
  readonly why: Explanation | null;
}

/** What stands beside the cells of a trace, and what is announced. */
export interface TraceReport extends Report {
  readonly cells: Readonly<Record<string, CellReport>>;
  /** The misconception the answer shows, and the segment it is told at; null for slips. */
  readonly misconception: (MisconceptionReport & { readonly at: number }) | null;
  /** The learner's wrong segments, each to be played into the model's peer. */
  readonly plays: readonly Play[];
}
