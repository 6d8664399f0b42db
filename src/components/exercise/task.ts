import type { FillTraceQuestion, FillTraceSpec } from '../../exercises/fill-trace/question.ts';
import type { Sheet } from './draft.ts';
import type { Report } from './report.ts';
import type { Words } from './words.ts';

/** What an exercise needs to be worked on. */
export interface Task {
  /** Id of the file in content/exercises. */
  readonly id: string;
  readonly spec: FillTraceSpec;
  /** The variant the server rendered. */
  readonly question: FillTraceQuestion;
  readonly words: Words;
}

/** An exercise as it stands on the learner's desk. */
export interface Desktop {
  readonly question: FillTraceQuestion;
  readonly sheet: Sheet;
  /** The variant before this one, as it was left. */
  readonly previous: Sheet | null;
  readonly report: Report | null;
  /** What is announced. */
  readonly said: string;
}
