import {
  type ChoiceProblem,
  type ChoiceVerdict,
  choice,
  type OptionMark,
} from '../../../../exercises/kinds/choice/index.ts';
import type { ChoiceQuestion } from '../../../../exercises/kinds/choice/question.ts';
import type { OptionWords } from '../../../../exercises/kinds/choice/words.ts';
import { citation } from '../../../../i18n/citation.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Typed } from '../../draft.ts';
import { inARow } from '../../in-a-row.ts';
import { namesIn } from '../../list.ts';
import {
  type MisconceptionReport,
  type MisconceptionWords,
  namedMisconception,
} from '../../misconception.ts';
import type { ExerciseWords } from '../../words.ts';
import { CHOSEN, type ChoiceReport, type OptionReport } from './kind.ts';

/** Everything that can be said about a choice. */
export interface ChoiceSentences {
  /** The language citations are written in. */
  readonly locale: Locale;
  readonly t: ExerciseWords;
  readonly own: Dictionary['choice'];
  readonly options: Readonly<Record<string, OptionWords>>;
  /** Null where no option shows a misconception. */
  readonly misconceptions: MisconceptionWords | null;
}

const MARKS = {
  right: 'markRight',
  wrong: 'markWrong',
  left: 'markLeft',
} as const satisfies Record<Exclude<OptionMark, 'missed'>, keyof Dictionary['choice']>;

const PROBLEMS = {
  empty: 'problemEmpty',
  'too-many': 'problemTooMany',
  'not-an-answer': 'problemUnknown',
} as const satisfies Record<ChoiceProblem, keyof Dictionary['choice']>;

/** Reads and grades what was chosen. */
export function check(question: ChoiceQuestion, typed: Typed, words: ChoiceSentences): ChoiceReport {
  const parsed = choice.parse(question, namesIn(typed[CHOSEN]));
  if (parsed.ok) return graded(choice.grade(question, parsed.answer), question, words);
  const problem = parsed.problems[0]?.code ?? 'not-an-answer';
  const first = question.options[0]?.id ?? null;
  return { options: {}, summary: words.own[PROBLEMS[problem]], first, score: null };
}

/** Says of every option whether it is right, and why. */
export function reveal(question: ChoiceQuestion, words: ChoiceSentences): ChoiceReport {
  const { options } = choice.grade(question, []);
  const reports = options.map(({ id, right, by }) => {
    const mark = right ? 'true' : 'false';
    const word = right ? words.t.right : words.t.wrong;
    return [id, { mark, word, misconception: null, ...why(id, by, words) }] as const;
  });
  return { options: Object.fromEntries(reports), summary: words.own.shown, first: null, score: null };
}

/** The reasons of what was not chosen wait until all is right: they would tell the answer before another try. */
function graded(verdict: ChoiceVerdict, question: ChoiceQuestion, words: ChoiceSentences): ChoiceReport {
  const { own } = words;
  const reports = verdict.options.flatMap(({ id, mark, chosen, by }) => {
    if (mark === 'missed' || (verdict.score < 1 && !chosen)) return [];
    const misconception = mark === 'wrong' ? shownBy(id, words) : null;
    return [[id, { mark, word: own[MARKS[mark]], misconception, ...why(id, by, words) }] as const];
  });
  const { right, wrong, missed } = verdict.counts;
  const counted = format(own.someRight, { right, total: right + missed, wrong });
  const names = reports.flatMap(([, { misconception }]) => (misconception ? [misconception.named] : []));
  const less = question.several ? counted : own.oneWrong;
  const wrongly = verdict.options.find((option) => option.mark === 'wrong');
  const free = verdict.options.find((option) => !option.chosen);
  return {
    options: Object.fromEntries(reports),
    summary: verdict.score === 1 ? own.allRight : inARow([less, ...names]),
    first: verdict.score === 1 ? null : ((wrongly ?? free)?.id ?? null),
    score: verdict.score,
  };
}

/** Returns the misconception that choosing an option shows, in words. */
function shownBy(id: string, { options, misconceptions }: ChoiceSentences): MisconceptionReport | null {
  const belief = options[id]?.misconception ?? null;
  return belief && misconceptions && namedMisconception(belief, misconceptions);
}

/** Returns the reason of an option and what it rests on. */
export function why(
  id: string,
  by: 'run' | 'source',
  { locale, own, options }: ChoiceSentences,
): Pick<OptionReport, 'reason' | 'grounds'> {
  const { reason = '', source = null } = options[id] ?? {};
  const read = source === null ? [] : [format(own.bySource, { source: citation(source, locale) })];
  return { reason, grounds: [...(by === 'run' ? [own.byRun] : []), ...read].join(' ') };
}
