import { priceOf } from '../../../../exercises/hints/hint.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { Drawn, Report } from '../../open-model.ts';
import { deskKind, type Task } from '../../task.ts';
import type { DeskWords } from '../../words.ts';

/** A point of the rubric in the page's language. */
export interface DrawnPoint {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly source: string | null;
}

/** What a learner holds their text against. */
export interface ModelAnswer {
  readonly paragraphs: readonly string[];
  readonly points: readonly DrawnPoint[];
}

/** What stands below the text, and what is announced. */
export interface ExplainReport extends Report {
  /** Null while the text cannot be compared. */
  readonly model: ModelAnswer | null;
  /** What keeps the text from being compared, or null. */
  readonly problem: string | null;
}

/** A question as it is drawn. */
export interface DrawnExplain extends Drawn {
  /** How many points a full answer makes. */
  readonly points: number;
}

/** The words a page carries for explain exercises. */
export const EXPLAIN_WORDS = [
  'yourAnswer',
  'writeFirst',
  'compare',
  'modelAnswer',
  'rubric',
  'tickWhatYouSaid',
  'weight',
  'bySource',
  'keep',
  'kept',
  'change',
] as const;

/** The sentences an explain exercise shows before anything is judged. */
export type ExplainViewWords = DeskWords & Pick<Dictionary['explain'], (typeof EXPLAIN_WORDS)[number]>;

/** What an explain exercise needs to be worked on. */
export type ExplainTask = Task<DrawnExplain, ExplainViewWords>;

/** The parts of an explain exercise. */
export const PARTS = { text: 'text', ticked: 'ticked', model: 'model' } as const;

/** How the desk works with explain. Another tick keeps the model answer there, another text does not. */
export const EXPLAIN = deskKind<DrawnExplain, ExplainReport>({
  price: ({ points }) => priceOf(points),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: () => PARTS.text,
  without: (report, part) => (part === PARTS.ticked ? { ...report, score: null } : null),
  single: true,
});
