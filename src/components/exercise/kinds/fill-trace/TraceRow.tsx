import type { JSX } from 'preact';
import { type CellKind, cellId, type Row } from '../../../../exercises/trace/index.ts';
import type { HostId } from '../../../../tcp/simulator/transcript.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { drawnUnder } from '../../../ladder/ways.ts';
import { remarks } from '../../trace/remarks.ts';
import { Given, SegmentName, Time } from '../../trace/row-parts.tsx';
import { cellLabel, cellName } from '../../trace/trace-words.ts';
import { Blank, type TraceProps } from './Blank.tsx';

interface TraceRowProps {
  readonly row: Row;
  readonly trace: TraceProps;
}

/** One segment: its cells on its arrow, both states beside it, and the reasons below. */
export function TraceRow({ row, trace }: TraceRowProps): JSX.Element {
  const { t, question, explained } = trace;
  const { rows } = question;
  const at = rows.indexOf(row);
  const state = (side: HostId) =>
    changesIn(question, at, side) && <Cell row={row} kind={side} trace={trace} />;
  return (
    <LadderRow
      way={row}
      arrows={drawnUnder(rows, at)}
      client={state('client')}
      server={state('server')}
      time={<SentAt row={row} trace={trace} />}
      remark={remarks(row, rows, t).join(t.comma)}
      below={explained && <explained.Below place={row} report={explained} play={trace.play} t={t} />}
    >
      <SegmentName row={row} t={t} />
      {(['flags', 'seq', 'ack', 'len'] as const).map((kind) => (
        <Cell key={kind} row={row} kind={kind} trace={trace} />
      ))}
    </LadderRow>
  );
}

/** Tells whether a side's state is written at a segment: where it is asked, and where it differs from the one above. */
function changesIn({ start, rows }: TraceProps['question'], at: number, side: HostId): boolean {
  if (start === null) return false;
  const state = rows[at]?.cells[side];
  return state === null || state !== (at === 0 ? start[side] : rows[at - 1]?.cells[side]);
}

/** When a segment is sent: given, or asked in seconds. */
function SentAt({ row, trace }: TraceRowProps): JSX.Element {
  const { question } = trace;
  if (row.cells.sent === null) return <Cell row={row} kind="sent" trace={trace} />;
  return <Time at={row.sentAt ?? 0} seconds={question.precision !== null} />;
}

interface CellProps {
  readonly row: Row;
  readonly kind: CellKind;
  readonly trace: TraceProps;
}

/** One cell of a segment: a given value with its name, or a blank. */
function Cell({ row, kind, trace }: CellProps): JSX.Element {
  const { t } = trace;
  const given = row.cells[kind];
  if (given === null) {
    const number = row.index + 1;
    const label = cellLabel(row, kind, t);
    return <Blank cell={cellId(row.index, kind)} kind={kind} label={label} trace={trace} number={number} />;
  }
  return <Given kind={kind} name={cellName(kind, t)} text={given} />;
}
