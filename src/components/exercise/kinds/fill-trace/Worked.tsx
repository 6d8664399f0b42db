import type { JSX } from 'preact';
import { solve } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { dictionary, type Locale } from '../../../../i18n/index.ts';
import { WorkedTable } from '../../WorkedTable.tsx';
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
  const rows = solve(question).map((solution) => {
    const { line, rule } = explain(solution, question, words);
    const { id, value } = solution;
    return {
      id,
      name: labelOf(id, question, t),
      value: valueText(id, value, t),
      why: `${line} ${rule.text}`,
      source: rule.source,
    };
  });
  return <WorkedTable rows={rows} t={t} />;
}
