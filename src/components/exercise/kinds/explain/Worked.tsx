import type { JSX } from 'preact';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { ModelAnswer } from './kind.ts';
import { PointText } from './PointText.tsx';

interface WorkedProps {
  readonly answer: ModelAnswer;
  readonly t: Dictionary['explain'];
}

/** The model answer and what a full answer says. */
export function Worked({ answer, t }: WorkedProps): JSX.Element {
  return (
    <div class="explained">
      {answer.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="label">{t.rubric}</p>
      <ul>
        {answer.points.map((point) => (
          <li key={point.id}>
            <PointText point={point} t={t} />
          </li>
        ))}
      </ul>
    </div>
  );
}
