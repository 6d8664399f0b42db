import type { JSX } from 'preact';
import type { NextReport } from './report-shape.ts';
import type { NextViewWords } from './words.ts';

interface NextReasonsProps {
  readonly report: NextReport;
  readonly t: NextViewWords;
}

/** What is right here and why, field by field; open where there is a mistake. */
export function NextReasons({ report, t }: NextReasonsProps): JSX.Element | null {
  const { lines, reasons, rule, score } = report;
  if (lines.length + reasons.length === 0 && rule === null) return null;
  return (
    <details class="reasons" open={score !== 1}>
      <summary>{t.explain}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <dl>
        {reasons.map(({ field, mark, note, line }) => (
          <div key={field} data-mark={mark}>
            <dt>{t[field]}</dt>
            <dd>
              {note && <p>{note}</p>}
              {line && <p class="sum">{line}</p>}
            </dd>
          </div>
        ))}
      </dl>
      {rule && (
        <p class="rule">
          {rule.text} <cite>{rule.source}</cite>
        </p>
      )}
    </details>
  );
}
