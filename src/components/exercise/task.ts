import type { FillTraceQuestion } from '../../exercises/fill-trace/question.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Sheet } from './draft.ts';
import type { Model } from './model.ts';
import type { Report } from './report.ts';

/** A question as it is drawn. Its scenario comes with the model. */
export type DrawnQuestion = Omit<FillTraceQuestion, 'scenario'>;

/** What an exercise needs to be worked on. */
export interface Task {
  /** Id of the file in content/exercises. */
  readonly id: string;
  readonly locale: Locale;
  /** Address of the exercise's spec. */
  readonly source: string;
  /** The variant the server rendered. */
  readonly question: DrawnQuestion;
}

/** An exercise as it stands on the learner's desk. */
export interface Desktop {
  readonly question: DrawnQuestion;
  readonly sheet: Sheet;
  /** The variant before this one, as it was left. */
  readonly previous: Sheet | null;
  readonly report: Report | null;
  /** What is announced. */
  readonly said: string;
}

const models = new Map<string, Promise<Model>>();

/** Loads the model behind an exercise, once; a load that failed is tried again the next time. */
export function modelOf({ source, locale }: Task): Promise<Model> {
  const begun = models.get(source);
  if (begun) return begun;
  const model = import('./model.ts').then(({ openModel }) => openModel(source, locale));
  models.set(source, model);
  model.catch(() => models.delete(source));
  return model;
}
