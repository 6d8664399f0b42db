import type { JSX } from 'preact';
import { solve } from '../../../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/fill-trace/question.ts';
import { dictionary, type Locale } from '../../../../i18n/index.ts';
import { labelOf, type Words } from '../../words.ts';
import { explain, valueText } from './explain.ts';

interface WorkedProps {
  readonly locale: Locale;
  readonly question: FillTraceQuestion;
}

/** Every blank cell with its value and the reason for it. */
export function Worked({ locale, question }: WorkedProps): JSX.Element {
  const { exercise: t, rules } = dictionary(locale);
  const words: Words = { locale, t, rules };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.columnCell}</th>
          <th scope="col">{t.columnValue}</th>
          <th scope="col">{t.columnWhy}</th>
        </tr>
      </thead>
      <tbody>
        {solve(question).map((solution) => {
          const { line, rule } = explain(solution, question, words);
          return (
            <tr key={solution.id}>
              <th scope="row">{labelOf(solution.id, question, t)}</th>
              <td class="value">{valueText(solution.id, solution.value, t)}</td>
              <td>
                {line} {rule.text} <cite>{rule.source}</cite>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
