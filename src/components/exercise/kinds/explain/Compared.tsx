import type { JSX } from 'preact';
import { namesIn, withName } from '../../list.ts';
import { type ExplainViewWords, type ModelAnswer, PARTS } from './kind.ts';
import { PointText } from './PointText.tsx';

interface ComparedProps {
  readonly answer: ModelAnswer;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  /** The points ticked, as one text. */
  readonly ticked: string | undefined;
  /** False where there is nothing of the learner's to judge. */
  readonly judged: boolean;
  readonly t: ExplainViewWords;
  readonly tick: (points: string) => void;
}

/** The model answer below the learner's, and the rubric to tick. */
export function Compared({ answer, prefix, ticked, judged, t, tick }: ComparedProps): JSX.Element {
  const all = answer.points.map(({ id }) => id);
  const now = namesIn(ticked);
  return (
    <>
      <section class="model-answer" tabIndex={-1} data-part={PARTS.model} aria-labelledby={`${prefix}-model`}>
        <p class="label" id={`${prefix}-model`}>
          {t.modelAnswer}
        </p>
        {answer.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <fieldset>
        <legend>{t.rubric}</legend>
        {judged && <p class="numbers">{t.tickWhatYouSaid}</p>}
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
              )}
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}
