import type { JSX } from 'preact';
import {
  type ExplainProblem,
  explain,
  MOST_CHARACTERS,
  type PointVerdict,
} from '../../../../exercises/kinds/explain/index.ts';
import { type ExplainQuestion, PARTS } from '../../../../exercises/kinds/explain/question.ts';
import type { ExplainTexts } from '../../../../exercises/kinds/explain/schema.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';
import { groundsText, sourceParts } from '../../grounds.ts';
import type { Drawn, Judged, KindReport, Report, ReportWords } from '../../kind-view.ts';
import { Runs } from '../../Runs.tsx';
import { Source } from '../../Verdict.tsx';
import { type DrawnPoint, PointText } from './PointText.tsx';

/** The sentences a page carries for the view. */
export const WORDS = {
  explain: [
    'scoring',
    'points',
    'yourAnswer',
    'writeFirst',
    'compare',
    'modelAnswer',
    'tick',
    'weight',
    'keep',
    'kept',
    'change',
    'write',
  ],
} as const;

/** A question as it is drawn. */
export interface DrawnExplain extends Drawn {
  /** What each point of a full answer counts, in their order. */
  readonly weights: readonly number[];
}

/** What a learner holds their text against. */
export interface ModelAnswer {
  readonly paragraphs: readonly string[];
  /** What stands above the points while there is nothing to tick. */
  readonly heading: string;
  readonly points: readonly DrawnPoint[];
  /** The runs that the points rest on. */
  readonly runs: JSX.Element;
}

/** What stands below the text, and what is announced. */
export interface ExplainReport extends Report {
  /** Null while the text cannot be compared. */
  readonly model: ModelAnswer | null;
}

/** Everything that can be said about an explanation. */
export type ExplainWords = ReportWords<'explain', ExplainTexts>;

/** An explanation with its model answer. */
export const report: KindReport<typeof explain, DrawnExplain, ExplainReport, ExplainWords> = {
  kind: explain,
  viewWords: WORDS,
  words: ['explain'],
  draw: ({ seed, points }) => ({ seed, weights: points.map(({ weight }) => weight) }),
  unread: ([first], _, __, { explain: t }) => {
    const problem = format(t[PROBLEMS[first?.code ?? 'not-an-answer']], { n: MOST_CHARACTERS });
    return { model: null, summary: problem, first: PARTS.text, score: null };
  },
  graded,
  shown: (question, words) => ({
    model: modelAnswer(question, words),
    summary: words.explain.shown,
    first: PARTS.model,
    score: null,
  }),
  hintName: (_, __, { hints }) => hints.point,
  hintLines: ({ id }, _, words) => {
    const point = words.texts.points[id];
    return point ? [{ text: point.text, source: groundsText(point, words) }] : [];
  },
  Worked,
};

const PROBLEMS = {
  empty: 'problemEmpty',
  'too-long': 'problemLong',
  'not-an-answer': 'problemUnknown',
} as const satisfies Record<ExplainProblem, keyof Dictionary['explain']>;

/**
 * Tells what a text comes to. The first time it is shown beside the model answer; once it stands there, the ticks are
 * added up to the learner's own score.
 */
function graded(
  { question, typed, verdict, checked, shown }: Judged<typeof explain>,
  words: ExplainWords,
): ExplainReport {
  const { explain: t } = words;
  const model = modelAnswer(question, words);
  const { points, score } = verdict;
  const ticked = points.filter((point) => point.ticked).length;
  // Where the model answer was asked for, ticks are made without a comparison before them.
  const stands = checked?.[PARTS.text] === typed[PARTS.text] || (shown && ticked > 0);
  if (!stands) {
    return { model, summary: t.tickWhatYouSaid, first: PARTS.model, score: null };
  }
  const weigh = (some: typeof points) => some.reduce((sum, { weight }) => sum + weight, 0);
  const all = weigh(points);
  const sentence = all > points.length ? t.scoreWeighed : t.score;
  const summary = format(score === 1 ? t.scoreAll : sentence, {
    ticked,
    total: points.length,
    own: weigh(points.filter((point) => point.ticked)),
    all,
  });
  return { model: judgedAnswer(model, points, t), summary, first: null, score };
}

/** Says of a model answer how much of it an answer makes, and which points are missing. */
function judgedAnswer(
  model: ModelAnswer,
  verdicts: readonly PointVerdict[],
  t: ExplainWords['explain'],
): ModelAnswer {
  const ticked = new Set(verdicts.flatMap((point) => (point.ticked ? point.id : [])));
  const heading = format(t.makes, { ticked: ticked.size, total: verdicts.length });
  const points = model.points.map((point) =>
    ticked.has(point.id) ? point : { ...point, missing: t.missing },
  );
  return { ...model, heading, points };
}

/** Returns the model answer with its points. */
function modelAnswer({ points }: ExplainQuestion, words: ExplainWords): ModelAnswer {
  const { texts, explain: t, exercise } = words;
  const grounds = points.flatMap(({ id }) => texts.points[id] ?? []);
  return {
    paragraphs: texts.model,
    heading: t.rubric,
    points: points.map(({ id, weight }) => {
      const point = texts.points[id];
      return { id, weight, text: point?.text ?? '', grounds: point ? sourceParts(point, words) : [] };
    }),
    runs: <Runs grounds={grounds} sentence={t.runs} t={exercise} />,
  };
}

interface WorkedProps {
  readonly question: ExplainQuestion;
  readonly words: ExplainWords;
}

/** The model answer and what a full answer says. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { explain: t } = words;
  const answer = modelAnswer(question, words);
  return (
    <div class="explained">
      {answer.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="label">{answer.heading}</p>
      <ul>
        {answer.points.map((point) => (
          <li key={point.id}>
            <PointText point={point} t={t} /> <Source parts={point.grounds} />
          </li>
        ))}
      </ul>
      {answer.runs}
    </div>
  );
}
