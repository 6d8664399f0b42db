import type { JSX } from 'preact';
import { priceOf } from '../../../../exercises/hints/hint.ts';
import type { KindView } from '../../kind-view.ts';
import { Misconception } from '../../Verdict.tsx';
import { WhatIfButtons } from '../../what-if/WhatIfButtons.tsx';
import { Build } from './Build.tsx';
import { Known, type NextProps } from './Known.tsx';
import type { DrawnNext, NextReport } from './report.tsx';

/** What a page loads for moments at which a segment may be due. */
export const view: KindView<DrawnNext, NextReport, NextProps['t']> = {
  View: NextSegment,
  first: () => 'sends',
  remaining: (report, part) => ({
    ...report,
    parts: Object.fromEntries(Object.entries(report.parts).filter(([name]) => name !== part)),
    whatIf: null,
  }),
  // Two hints on each of four fields, whether or not a segment is sent.
  price: () => priceOf(8),
  form: ({ question }) => ({ data: { 'data-numbers': question.numbers } }),
  report: () => import('./report.tsx'),
};

/** One endpoint at one moment: what it knows, and what it sends next. */
function NextSegment(moment: NextProps): JSX.Element {
  const { explained, prefix, t } = moment;
  return (
    <>
      <Known {...moment} />
      <Build {...moment} />
      {explained?.misconception && <Misconception report={explained.misconception} />}
      {explained && <NextReasons report={explained} t={t} />}
      {explained?.whatIf && (
        <WhatIfButtons whatIfs={[{ segment: 0, draw: explained.whatIf }]} t={t} id={`${prefix}-what-if`} />
      )}
    </>
  );
}

interface NextReasonsProps {
  readonly report: NextReport;
  readonly t: NextProps['t'];
}

/** What is right here and why, field by field; open where there is a mistake. */
function NextReasons({ report, t }: NextReasonsProps): JSX.Element | null {
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
