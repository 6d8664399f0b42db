import type { JSX } from 'preact';
import type { ChoiceReport, DrawnChoice } from './kind.ts';
import { Verdict } from './Verdict.tsx';

interface WorkedProps {
  readonly question: DrawnChoice;
  readonly report: ChoiceReport;
}

/** Every option with whether it is right, and why. */
export function Worked({ question, report }: WorkedProps): JSX.Element {
  return (
    <ul class="options">
      {question.options.map(({ id, text }) => {
        const told = report.options[id];
        return (
          <li key={id} data-mark={told?.mark}>
            <p>{text}</p>
            {told && <Verdict report={told} />}
          </li>
        );
      })}
    </ul>
  );
}
