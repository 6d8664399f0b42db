import type { Locale } from '../../i18n/locale.ts';
import { assetPath } from '../../i18n/paths.ts';
import type { Sheet } from './draft.ts';
import type { Drawn, Model, Report, ToldPart } from './open-model.ts';
import type { PageFacts } from './page-words.ts';
import type { DeskWords } from './words.ts';

/** What an exercise needs to be worked on. */
export interface Task<Question extends Drawn, Words extends DeskWords = DeskWords> {
  /** Id of the file in content/exercises. */
  readonly id: string;
  readonly page: PageFacts<Words>;
  /** The variant the server rendered. */
  readonly question: Question;
}

/** An exercise as it stands on the learner's desk. */
export interface Desktop<Question extends Drawn, R extends Report> {
  readonly question: Question;
  readonly sheet: Sheet;
  /** The variant before this one, as it was left. */
  readonly previous: Sheet | null;
  /** See `Kept`. */
  readonly helped: readonly Sheet[];
  readonly report: R | null;
  /** The report whose reasons are drawn: it follows `report` by a frame, so that a verdict does not wait for them. */
  readonly explained: R | null;
  /** What the attempt came to, less what hints have cost; null when nothing was graded. */
  readonly score: number | null;
  /** The hints taken for this variant. */
  readonly hints: readonly ToldPart[];
  /** What is announced. */
  readonly said: string;
  /** What is announced besides to those who do not see it appear elsewhere. */
  readonly heard: string;
}

/** What a kind tells the desk about itself. */
interface KindParts<Question extends Drawn, R extends Report> {
  /** Loads the model of the exercise whose file stands at an address. */
  readonly open: (source: string, locale: Locale) => Promise<Model<Question, R>>;
  /** The part that takes the focus in a fresh variant. */
  readonly first: (question: Question) => string | null;
  /** What is left of a report once a part has changed: a verdict on it would be about something else. */
  readonly without: (report: R, part: string) => R | null;
  /** What each hint of a variant costs, in hundredths of the score. */
  readonly price: (question: Question) => number;
  /** True where every seed asks the same: no variants are offered then, and one begun anew counts again. */
  readonly single?: boolean;
}

/** A kind of exercise as the desk works with it. */
export interface DeskKind<Question extends Drawn, R extends Report>
  extends Omit<KindParts<Question, R>, 'open'> {
  /** Loads the model behind an exercise, once; a load that failed is tried again the next time. */
  readonly modelOf: (task: Task<Question>) => Promise<Model<Question, R>>;
}

/** Makes a kind from what it says of itself. */
export function deskKind<Question extends Drawn, R extends Report>({
  open,
  ...rest
}: KindParts<Question, R>): DeskKind<Question, R> {
  const models = new Map<string, Promise<Model<Question, R>>>();
  return {
    ...rest,
    modelOf: ({ id, page }) => {
      const begun = models.get(id);
      if (begun) return begun;
      const model = open(assetPath(`exercises/${id}.json`, page.base), page.locale);
      models.set(id, model);
      model.catch(() => models.delete(id));
      return model;
    },
  };
}
