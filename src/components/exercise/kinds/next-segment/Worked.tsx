import type { JSX } from 'preact';
import type { NextSegmentQuestion } from '../../../../exercises/kinds/next-segment/question.ts';
import { dictionary, type Locale } from '../../../../i18n/index.ts';
import { reveal } from './report.ts';
import { fieldLabel } from './words.ts';

interface WorkedProps {
  readonly locale: Locale;
  readonly question: NextSegmentQuestion;
}

/** What the model sends at the moment, field by field with its reason, and what else would be right. */
export function Worked({ locale, question }: WorkedProps): JSX.Element {
  const { exercise: t, nextSegment: next, whatIf, rules, diagnosis, misconceptions } = dictionary(locale);
  const { lines, reasons, rule } = reveal(question, {
    locale,
    t,
    next,
    whatIf,
    rules,
    diagnosis,
    misconceptions,
  });
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {reasons.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.columnCell}</th>
              <th scope="col">{t.columnWhy}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ field, line }) => (
              <tr key={field}>
                <th scope="row">{fieldLabel(field, t)}</th>
                <td>{line}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rule && (
        <p>
          {rule.text} <cite>{rule.source}</cite>
        </p>
      )}
    </>
  );
}
