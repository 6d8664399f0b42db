import type { JSX } from 'preact';
import { type ChoiceProblem, choice, type OptionMark } from '../../../../exercises/kinds/choice/index.ts';
import { CHOSEN, type ChoiceQuestion } from '../../../../exercises/kinds/choice/question.ts';
import type { ChoiceTexts } from '../../../../exercises/kinds/choice/schema.ts';
import { namesIn } from '../../../../exercises/names-in.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { groundsText, sourceParts } from '../../grounds.ts';
import type { Given, Judged, KindReport, Report, ReportWords } from '../../kind-view.ts';
import { type MisconceptionReport, namedMisconception } from '../../misconception.ts';
import { Runs } from '../../Runs.tsx';
import { type OptionReport, OptionVerdict } from './OptionVerdict.tsx';

/** The sentences a page carries for the view. */
export const WORDS = { choice: ['chooseOne', 'chooseSeveral', 'scoreRule', 'scoring'] } as const;

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

/** What stands below the options, and what is announced. */
export interface ChoiceReport extends Report {
  readonly options: Readonly<Record<string, OptionReport>>;
  /** The runs that the reasons rest on; null where there are no reasons. */
  readonly runs: JSX.Element | null;
}

/** Everything that can be said about a choice. */
export type ChoiceWords = ReportWords<'choice' | 'diagnosis' | 'misconceptions', ChoiceTexts>;

/** A choice with the model that decides it. */
export const report: KindReport<typeof choice, DrawnChoice, ChoiceReport, ChoiceWords> = {
  kind: choice,
  viewWords: WORDS,
  words: ['choice', 'diagnosis', 'misconceptions'],
  draw,
  unread: ([problem], { options }, _, words) => ({
    options: {},
    runs: null,
    summary: words.choice[PROBLEMS[problem?.code ?? 'not-an-answer']],
    first: options[0]?.id ?? null,
    score: null,
  }),
  graded,
  shown,
  hintName: ({ id }, _, { texts }) => texts.options[id]?.text ?? '',
  hintLines: ({ id }, _, words) => {
    const option = words.texts.options[id];
    const text = joinSentences([words.hints.out, option?.reason ?? '']);
    return [{ text, source: option ? groundsText(option, words) : null }];
  },
  Worked,
};

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

function draw({ seed, several, options }: ChoiceQuestion, { texts }: ChoiceWords): DrawnChoice {
  return { seed, several, options: options.map(({ id }) => ({ id, text: texts.options[id]?.text ?? '' })) };
}

/**
 * What was not chosen waits until all is right or told: it would give the answer before another try. So would what is
 * true instead of a misconception, where one option alone is right; its name alone says what the option says.
 */
function graded(
  { question, verdict, checked, told }: Judged<typeof choice>,
  words: ChoiceWords,
): ChoiceReport {
  const { choice: t } = words;
  const tells = (id: string) => told(question.several ? id : CHOSEN);
  const isOver = verdict.options.every(({ id, mark }) => mark === 'right' || mark === 'left' || tells(id));
  const before = namesIn(checked?.[CHOSEN]);
  const reports = verdict.options.flatMap(({ id, mark, chosen }): [string, OptionReport][] => {
    const reasons = why(id, words);
    if (mark === 'missed') {
      const word = t.markMissed;
      return tells(id) ? [[id, { mark: 'shown', word, misconception: null, ...reasons }]] : [];
    }
    if (!isOver && !chosen) return [];
    const isEarlier = mark === 'left' && before.includes(id);
    const isMissed = mark === 'wrong' || isEarlier;
    const misconception = isMissed && (question.several || isOver) ? shownBy(id, words) : null;
    const word = isEarlier ? t.markEarlier : t[MARKS[mark]];
    return [[id, { mark, word, misconception, ...reasons }]];
  });
  const { right, wrong, missed } = verdict.counts;
  const counted = format(t.someRight, { right, total: right + missed, wrong });
  const less = question.several ? counted : told(CHOSEN) ? t.told : t.oneWrong;
  const wrongly = verdict.options.find(({ id, mark }) => mark === 'wrong' && !tells(id));
  const free = verdict.options.find((option) => !option.chosen);
  return {
    ...explained(reports, words),
    summary: verdict.score === 1 ? t.allRight : less,
    first: verdict.score === 1 ? null : ((wrongly ?? free)?.id ?? null),
    score: verdict.score,
  };
}

/** Says of every option whether it is right, and why. */
function shown(question: ChoiceQuestion, words: ChoiceWords, given?: Given): ChoiceReport {
  const { choice: t, exercise } = words;
  const chosen = namesIn(given?.typed[CHOSEN]);
  const reports = choice.solve(question).map(({ id, right }): readonly [string, OptionReport] => {
    const mark = right ? (chosen.includes(id) ? 'right' : 'shown') : chosen.includes(id) ? 'wrong' : 'left';
    const word = mark === 'shown' ? exercise.answer : t[MARKS[mark]];
    return [id, { mark, word, misconception: null, ...why(id, words) }];
  });
  const summary = question.several ? t.shown : t.shownOne;
  return { ...explained(reports, words), summary, first: null, score: null };
}

/** Returns reasons by their options, with the runs that any of them rests on. */
function explained(
  reports: readonly (readonly [string, OptionReport])[],
  { texts, choice: t, exercise }: ChoiceWords,
): Pick<ChoiceReport, 'options' | 'runs'> {
  const grounds = reports.flatMap(([id]) => texts.options[id] ?? []);
  const runs = <Runs grounds={grounds} sentence={t.runs} t={exercise} />;
  return { options: Object.fromEntries(reports), runs };
}

/** Returns the misconception that choosing an option shows; null for none. */
function shownBy(id: string, words: ChoiceWords): MisconceptionReport | null {
  const misconception = words.texts.options[id]?.misconception;
  return misconception ? namedMisconception(misconception, words) : null;
}

/** Returns the reason of an option and where it can be read. */
function why(id: string, words: ChoiceWords): Pick<OptionReport, 'reason' | 'grounds'> {
  const option = words.texts.options[id];
  if (!option) return { reason: '', grounds: [] };
  return { reason: option.reason, grounds: sourceParts(option, words) };
}

interface WorkedProps {
  readonly question: ChoiceQuestion;
  readonly words: ChoiceWords;
}

/** Every option with whether it is right, and why. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { options, runs } = shown(question, words);
  return (
    <>
      <ul class="options">
        {draw(question, words).options.map(({ id, text }) => (
          <li key={id} data-mark={options[id]?.mark}>
            <p>{text}</p>
            {options[id] && <OptionVerdict report={options[id]} />}
          </li>
        ))}
      </ul>
      {runs}
    </>
  );
}
