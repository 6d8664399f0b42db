import type { JSX } from 'preact';
import { solve } from '../../../../exercises/decode-header/index.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/decode-header/question.ts';
import { dictionary, type Locale } from '../../../../i18n/index.ts';
import { answerText } from './explain.ts';
import { whyOf } from './report.ts';
import { placeName } from './words.ts';

interface WorkedProps {
  readonly locale: Locale;
  readonly question: DecodeHeaderQuestion;
}

/** Every field asked with its value, or its octets, and where it stands. */
export function Worked({ locale, question }: WorkedProps): JSX.Element {
  const { exercise: t, decodeHeader: header } = dictionary(locale);
  const reads = question.direction === 'read';
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
          const { line, where, source } = whyOf(solution, question, { header, locale });
          return (
            <tr key={solution.id}>
              <th scope="row">{reads ? header.fields[solution.id] : placeName(solution, header)}</th>
              <td class="value">{answerText(solution, question.direction)}</td>
              <td>
                {line} {where} <cite>{source}</cite>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
