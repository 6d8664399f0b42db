import type { JSX } from 'preact';
import { solve } from '../../../../exercises/kinds/decode-header/index.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/kinds/decode-header/question.ts';
import { dictionary, type Locale } from '../../../../i18n/index.ts';
import { WorkedTable } from '../../WorkedTable.tsx';
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
  const rows = solve(question).map((solution) => {
    const { line, where, source } = whyOf(solution, question, { header, locale });
    const name = reads ? header.fields[solution.id] : placeName(solution, header);
    const value = answerText(solution, question.direction);
    return { id: solution.id, name, value, why: `${line} ${where}`, source };
  });
  return <WorkedTable rows={rows} t={t} />;
}
