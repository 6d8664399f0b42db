import type { JSX } from 'preact';
import { solve } from '../../../../exercises/kinds/find-fault/index.ts';
import type { FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import { dictionary, format, type Locale } from '../../../../i18n/index.ts';
import { Sentences } from '../../Sentences.tsx';
import { brokenText, truthText } from './sentences.ts';

interface WorkedProps {
  readonly locale: Locale;
  readonly question: FindFaultQuestion;
}

/** The fault of a variant: every segment that can be blamed, the laws it breaks, and what true hosts do. */
export function Worked({ locale, question }: WorkedProps): JSX.Element {
  const { findFault: fault, rules } = dictionary(locale);
  const words = { locale, fault, rules };
  const solution = solve(question);
  return (
    <>
      {solution.culprits.map((culprit) => (
        <div key={culprit.segment}>
          <p class="claim">
            {format(fault.solution, {
              n: culprit.segment,
              field: fault.field[culprit.fields[0] ?? 'whole'],
            })}
          </p>
          <Sentences said={brokenText(culprit, words)} />
        </div>
      ))}
      <p class="claim">{fault.whySo}</p>
      <Sentences said={truthText(solution, question.rows, words)} />
    </>
  );
}
