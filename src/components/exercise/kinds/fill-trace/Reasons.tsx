import type { JSX } from 'preact';
import type { CellKind, MomentKind } from '../../../../exercises/trace/index.ts';
import { cellName } from '../../trace/trace-words.ts';
import type { TraceProps } from './Blank.tsx';
import type { CellReport } from './report.tsx';

interface ReasonsProps {
  readonly cells: readonly (readonly [CellKind | MomentKind, CellReport | undefined])[];
  readonly t: TraceProps['t'];
}

/** Why the cells of one segment or moment hold what they hold; open where there is a mistake, folded where all is right. Cells that rest on one rule share its sentence. */
export function Reasons({ cells, t }: ReasonsProps): JSX.Element | null {
  const reasons = cells.flatMap(([kind, report]) => (report?.why ? [{ kind, report, why: report.why }] : []));
  if (reasons.length === 0) return null;
  const open = reasons.some(({ report }) => report.mark !== 'right');
  return (
    <details class="reasons" open={open}>
      <summary>{t.explain}</summary>
      <dl>
        {reasons.map(({ kind, report, why }, i) => (
          <div key={kind} data-mark={report.mark}>
            <dt>{cellName(kind, t)}</dt>
            <dd>
              {report.note && <p>{report.note}</p>}
              <p class="sum">{why.line}</p>
              {why.rule.text !== reasons[i + 1]?.why.rule.text && (
                <p class="rule">
                  {why.rule.text} <cite>{why.rule.source}</cite>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
