import type { FillTraceQuestion } from '../../exercises/fill-trace/question.ts';
import { assetPath } from '../../i18n/paths.ts';
import type { Sheet } from './draft.ts';
import type { Model } from './model.ts';
import type { PageFacts } from './page-words.ts';
import type { Report } from './report.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnQuestion = Omit<FillTraceQuestion, 'scenario' | 'profile'>;

/** What an exercise needs to be worked on. */
export interface Task {
  /** Id of the file in content/exercises. */
  readonly id: string;
  readonly page: PageFacts;
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

/** Returns the file of the built site that holds an exercise's spec. */
function specFile(id: string): string {
  return `exercises/${id}.json`;
}

const models = new Map<string, Promise<Model>>();

/** Loads the model behind an exercise, once; a load that failed is tried again the next time. */
export function modelOf({ id, page }: Task): Promise<Model> {
  const begun = models.get(id);
  if (begun) return begun;
  const source = assetPath(specFile(id), page.base);
  const model = import('./model.ts').then(({ openModel }) => openModel(source, page.locale));
  models.set(id, model);
  model.catch(() => models.delete(id));
  return model;
}
