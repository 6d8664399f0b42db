import { priceOf } from '../../../../exercises/hints/hint.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import type { Report } from '../../open-model.ts';
import { deskKind, type Task } from '../../task.ts';
import type { DeskWords } from '../../words.ts';

/** An option as it is drawn. */
export interface DrawnOption {
  readonly id: string;
  readonly text: string;
}

/** A question as it is drawn: which options, in which order. */
export interface DrawnChoice {
  readonly seed: number;
  readonly several: boolean;
  readonly options: readonly DrawnOption[];
}

/** What stands below an option. `left`: wrong, and not chosen. `true` and `false`: the answer was asked for. */
export interface OptionReport {
  readonly mark: 'right' | 'wrong' | 'left' | 'true' | 'false';
  /** The verdict in words. */
  readonly word: string;
  readonly reason: string;
  /** What the verdict rests on: a run, or where it can be read. */
  readonly grounds: string;
  /** The misconception that choosing it shows; null for none, and where it was not chosen. */
  readonly misconception: MisconceptionReport | null;
}

/** What stands below the options, and what is announced. */
export interface ChoiceReport extends Report {
  readonly options: Readonly<Record<string, OptionReport>>;
}

/** The words a page carries for choice exercises. */
export const CHOICE_WORDS = ['chooseOne', 'chooseSeveral', 'scoreRule'] as const;

/** The sentences a choice shows before anything is answered. */
export type ChoiceViewWords = DeskWords & Pick<Dictionary['choice'], (typeof CHOICE_WORDS)[number]>;

/** What a choice exercise needs to be worked on. */
export type ChoiceTask = Task<DrawnChoice, ChoiceViewWords>;

/** The part that holds the ids of the options chosen. */
export const CHOSEN = 'chosen';

/** How the desk works with choice. A verdict is about all options together: another choice ends it. */
export const CHOICE = deskKind<DrawnChoice, ChoiceReport>({
  price: ({ options }) => priceOf(options.length - 1),
  open: async (source, locale) => (await import('./model.ts')).openModel(source, locale),
  first: (question) => question.options[0]?.id ?? null,
  without: () => null,
});
