import type { JSX } from 'preact';
import { PARTS } from '../../../../exercises/kinds/explain/question.ts';
import { namesIn, withName } from '../../../../exercises/names-in.ts';
import { format, gapAfter } from '../../../../i18n/format.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { KindView, ViewProps } from '../../kind-view.ts';
import { Source, VerdictLine } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import { PointText } from './PointText.tsx';
import type { DrawnExplain, ExplainReport, ModelAnswer, WORDS } from './report.tsx';

type Props = ViewProps<DrawnExplain, ExplainReport, Picked<typeof WORDS>>;

/** What a page loads for explanations. Another tick keeps the model answer there, another text does not. */
export const view: KindView<DrawnExplain, ExplainReport, Props['t']> = {
  View: Explain,
  first: () => PARTS.text,
  remaining: (report, part) => (part === PARTS.ticked ? { ...report, score: null } : null),
  // Hints give the points in their order.
  hints: ({ weights }, taken = 0) => sum(weights) / (weights[taken] ?? 1),
  single: true,
  form: ({ question: { weights }, report, typed, t }) => {
    const model = report?.model;
    const compared = Boolean(model);
    const isEmpty = (typed[PARTS.text] ?? '') === '';
    const ticked = namesIn(typed[PARTS.ticked]);
    const own = model?.points.map(({ id, weight }) => (ticked.includes(id) ? weight : 0)) ?? [];
    const keep = format(t.keep, { own: sum(own), all: sum(weights) });
    const double = weights.filter((weight) => weight > 1).length;
    return {
      scoring: format(t.points, { n: weights.length, double }),
      check: compared ? (isEmpty ? null : keep) : t.compare,
      again: compared ? (isEmpty ? t.write : t.change) : undefined,
      noHelp: compared,
      final: true,
      prose: true,
    };
  },
  report: () => import('./report.tsx'),
};

function sum(weights: readonly number[]): number {
  return weights.reduce((all, weight) => all + weight, 0);
}

/** A text of the learner's own, then the model answer beside it and a rubric they tick themselves. */
function Explain({ prefix, t, typed, report, ready, type }: Props): JSX.Element {
  const text = typed[PARTS.text] ?? '';
  const answer = report?.model ?? null;
  return (
    <>
      <div class="answers">
        <label class="written" hidden={answer !== null && text === ''}>
          <span class="label">{t.yourAnswer}</span>
          <textarea
            rows={7}
            data-cell={PARTS.text}
            value={ready ? text : undefined}
            readOnly={answer !== null}
            aria-describedby={answer ? undefined : `${prefix}-how`}
            aria-invalid={(report !== null && answer === null) || undefined}
            onInput={(event) => type(PARTS.text, event.currentTarget.value)}
            onKeyDown={(event) => {
              const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
              if (sends) event.currentTarget.form?.requestSubmit();
            }}
          />
        </label>
        {answer && (
          <>
            <Model answer={answer} prefix={prefix} t={t} />
            <Rubric
              answer={answer}
              ticked={typed[PARTS.ticked]}
              judged={text !== ''}
              kept={report?.score !== null}
              t={t}
              tick={(points) => type(PARTS.ticked, points)}
            />
          </>
        )}
      </div>
      {answer === null && (
        <p class="numbers" id={`${prefix}-how`}>
          {gapAfter(t.writeFirst)}
          <span class="kept needs-script">{t.kept}</span>
        </p>
      )}
    </>
  );
}

interface ModelProps {
  readonly answer: ModelAnswer;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly t: Props['t'];
}

/** The model answer, beside the learner's where there is room. */
function Model({ answer, prefix, t }: ModelProps): JSX.Element {
  return (
    <section class="model-answer" tabIndex={-1} data-part={PARTS.model} aria-labelledby={`${prefix}-model`}>
      <p class="label" id={`${prefix}-model`}>
        {t.modelAnswer}
      </p>
      {answer.paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Unbroken text={paragraph} />
        </p>
      ))}
    </section>
  );
}

interface RubricProps {
  readonly answer: ModelAnswer;
  /** The points ticked, as one text. */
  readonly ticked: string | undefined;
  /** False where there is nothing of the learner's to judge. */
  readonly judged: boolean;
  /** Whether the score of what is ticked is kept. */
  readonly kept: boolean;
  readonly t: Props['t'];
  readonly tick: (points: string) => void;
}

/** What a full answer says, point by point, to be ticked where there is an answer to judge. */
function Rubric({ answer, ticked, judged, kept, t, tick }: RubricProps): JSX.Element {
  const all = answer.points.map(({ id }) => id);
  const now = namesIn(ticked);
  return (
    <fieldset>
      <legend>{judged && !kept ? t.tick : answer.heading}</legend>
      <ul class={judged ? 'options' : undefined}>
        {answer.points.map((point) => (
          <li key={point.id}>
            {judged ? (
              <label>
                <input
                  type="checkbox"
                  value={point.id}
                  data-cell={PARTS.ticked}
                  checked={now.includes(point.id)}
                  onChange={(event) => tick(withName(ticked, point.id, event.currentTarget.checked, all))}
                />
                <PointText point={point} t={t} />
              </label>
            ) : (
              <PointText point={point} t={t} />
            )}{' '}
            {kept && point.missing && (
              <div class="verdict">
                <VerdictLine mark="left" word={point.missing} />
              </div>
            )}
            <Source parts={point.grounds} />
          </li>
        ))}
      </ul>
      {answer.runs}
    </fieldset>
  );
}
