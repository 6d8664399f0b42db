import { type ExplainProblem, explain, MOST_CHARACTERS } from '../../../../exercises/kinds/explain/index.ts';
import type { ExplainQuestion } from '../../../../exercises/kinds/explain/question.ts';
import type { ExplainWords } from '../../../../exercises/kinds/explain/words.ts';
import { citation } from '../../../../i18n/citation.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Typed } from '../../draft.ts';
import { namesIn } from '../../list.ts';
import { type ExplainReport, type ModelAnswer, PARTS } from './kind.ts';

/** The model answer and its points in a language. */
export type AnswerWords = Pick<ExplainWords, 'model' | 'points'>;

/** Everything that can be said about an explanation. */
export interface ExplainSentences {
  /** The language citations are written in. */
  readonly locale: Locale;
  readonly own: Dictionary['explain'];
  readonly answer: AnswerWords;
}

const PROBLEMS = {
  empty: 'problemEmpty',
  'too-long': 'problemLong',
  'not-an-answer': 'problemUnknown',
} as const satisfies Record<ExplainProblem, keyof Dictionary['explain']>;

/**
 * Reads a text. The first time it is shown beside the model answer; once it stands there, the ticks are added up to
 * the learner's own score.
 */
export function check(
  question: ExplainQuestion,
  typed: Typed,
  before: ExplainReport | null,
  words: ExplainSentences,
): ExplainReport {
  const { own } = words;
  const input = { text: typed[PARTS.text] ?? '', ticked: namesIn(typed[PARTS.ticked]) };
  const parsed = explain.parse(question, input);
  if (!parsed.ok) {
    const sentence = own[PROBLEMS[parsed.problems[0]?.code ?? 'not-an-answer']];
    const problem = format(sentence, { n: MOST_CHARACTERS });
    return { model: null, problem, summary: problem, first: PARTS.text, score: null };
  }
  const model = modelAnswer(question, words);
  if (!before?.model) {
    return { model, problem: null, summary: own.tickWhatYouSaid, first: PARTS.model, score: null };
  }
  const { points, score } = explain.grade(question, parsed.answer);
  const ticked = points.filter((point) => point.ticked).length;
  const percent = Math.round(score * 100);
  const summary = format(own.score, { ticked, total: points.length, percent });
  return { model, problem: null, summary, first: null, score };
}

/** Shows the model answer although nothing is written. */
export function reveal(question: ExplainQuestion, words: ExplainSentences): ExplainReport {
  const model = modelAnswer(question, words);
  return { model, problem: null, summary: words.own.shown, first: PARTS.model, score: null };
}

/** Returns the model answer with its points. */
export function modelAnswer({ points }: ExplainQuestion, { answer, locale }: ExplainSentences): ModelAnswer {
  return {
    paragraphs: answer.model,
    points: points.map(({ id, weight }) => {
      const { text = '', source = null } = answer.points[id] ?? {};
      return { id, weight, text, source: source && citation(source, locale) };
    }),
  };
}
