import type { JSX } from 'preact';
import {
  type CellKind,
  cellId,
  isState,
  type MomentKind,
  READING_ORDER,
  type Row,
  secondsText,
} from '../../../../exercises/trace/index.ts';
import { format } from '../../../../i18n/format.ts';
import type { HostId } from '../../../../tcp/simulator/transcript.ts';
import { timeText } from '../../../ladder/time.ts';
import { cellLabel, cellName, direction } from '../../trace/trace-words.ts';
import { drawnUnder, remarks, special, Wires } from '../../trace/Wires.tsx';
import { FailsHere, Misconception } from '../../Verdict.tsx';
import { Blank, type TraceProps } from './Blank.tsx';
import type { CellReport } from './report.tsx';

interface TraceRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly states: boolean;
  /** Whether times stand in cells of their own. */
  readonly times: boolean;
  readonly trace: TraceProps;
}

/** One segment: its line from lifeline to lifeline, its cells on it, both states beside it, and the reasons below. */
export function TraceRow({ row, rows, states, times, trace }: TraceRowProps): JSX.Element {
  const { t } = trace;
  const head = [`#${row.index + 1}`, direction(row, t)].join(' ');
  const sent = times ? [] : [format(t.sentAt, { time: timeText(row.sentAt ?? 0) })];
  const about = [...sent, ...remarks(row, rows, t)];
  const state = (side: HostId) => states && <Cell row={row} kind={side} trace={trace} />;
  return (
    <li class={`from-${row.from}${special(row)}`}>
      {state('client')}
      <div class="leg">
        <p>
          <b>{head}</b> <span>{about.join(', ')}</span>
        </p>
        <div class="fields">
          {times && <Cell row={row} kind="sent" trace={trace} />}
          {(['flags', 'seq', 'ack', 'len'] as const).map((kind) => (
            <Cell key={kind} row={row} kind={kind} trace={trace} />
          ))}
        </div>
        <Wires rows={drawnUnder(rows, rows.indexOf(row))} />
      </div>
      {state('server')}
      <MisconceptionHere index={row.index} trace={trace} />
      <Reasons
        cells={READING_ORDER.map((kind) => [kind, trace.explained?.cells[cellId(row.index, kind)]] as const)}
        t={t}
      />
    </li>
  );
}

interface CellProps {
  readonly row: Row;
  readonly kind: CellKind;
  readonly trace: TraceProps;
}

/** One cell of a segment: its name over a given value, or a blank. */
function Cell({ row, kind, trace }: CellProps): JSX.Element {
  const { t } = trace;
  const given = row.cells[kind];
  if (given === null) {
    const number = row.index + 1;
    const label = cellLabel(row, kind, t);
    return <Blank cell={cellId(row.index, kind)} kind={kind} label={label} trace={trace} number={number} />;
  }
  const text = kind === 'sent' ? secondsText(row.sentAt ?? 0) : given;
  return (
    <p class={isState(kind) ? kind : undefined}>
      <span>{cellName(kind, t)}</span> {text || '—'}
    </p>
  );
}

/** The misconception at the first segment that shows it, and its mark at the segment that would fail. */
function MisconceptionHere({
  index,
  trace,
}: {
  readonly index: number;
  readonly trace: TraceProps;
}): JSX.Element | null {
  const misconception = trace.explained?.misconception;
  if (!misconception) return null;
  const fails = misconception.mark?.segment === index;
  if (misconception.at !== index && !fails) return null;
  return (
    <div class="misconception-here">
      {misconception.at === index && <Misconception report={misconception} />}
      {fails && <FailsHere line={misconception.mark.line} />}
    </div>
  );
}

interface ReasonsProps {
  readonly cells: readonly (readonly [CellKind | MomentKind, CellReport | undefined])[];
  readonly t: TraceProps['t'];
}

/**
 * Why the cells of one segment or moment hold what they hold; open where there is a mistake, folded where all is right.
 * Cells that rest on one rule share its sentence.
 */
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
