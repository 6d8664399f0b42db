import type { JSX } from 'preact';
import { type CellKind, cellId, isState } from '../../exercises/fill-trace/cells.ts';
import type { Row } from '../../exercises/fill-trace/question.ts';
import { STATES } from '../../tcp/state.ts';
import type { CellReport, TraceReport } from './cell-report.ts';
import { FlagKeys } from './FlagKeys.tsx';
import { Told } from './Told.tsx';
import { cellLabel, cellName, type ViewWords } from './words.ts';

/** What every cell of one exercise shares. */
export interface Desk {
  readonly t: ViewWords;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly reports: Readonly<Record<string, CellReport>>;
  readonly misconception: TraceReport['misconception'];
  /** False until the page's script runs: what only a script can use is drawn then, for it outweighs the rest. */
  readonly ready: boolean;
  readonly type: (cell: string, text: string) => void;
}

interface CellProps {
  readonly row: Row;
  readonly kind: CellKind;
  readonly desk: Desk;
}

/** One cell of the trace: its name over a given value, or over a blank with its verdict below. */
export function Cell({ row, kind, desk }: CellProps): JSX.Element {
  const { t, ready } = desk;
  const given = row.cells[kind];
  const name = <span>{cellName(kind, t)}</span>;
  if (given !== null) {
    return (
      <p class={isState(kind) ? kind : undefined}>
        {name} {given || '—'}
      </p>
    );
  }
  const cell = cellId(row.index, kind);
  const text = desk.typed[cell] ?? '';
  const report = desk.reports[cell];
  const told = report && `${desk.prefix}-${cell}`;
  const amiss = report !== undefined && report.mark !== 'right' && report.mark !== 'shown';
  const entry = {
    'data-cell': cell,
    value: ready ? text : undefined,
    'aria-label': ready ? cellLabel(row, kind, t) : undefined,
    'aria-describedby': told,
    'aria-invalid': amiss || undefined,
  };
  return (
    <div class={`cell blank ${kind}`} data-mark={report?.mark}>
      {isState(kind) ? (
        <label>
          {name}{' '}
          <select {...entry} onChange={(event) => desk.type(cell, event.currentTarget.value)}>
            <option value="">{t.chooseState}</option>
            {ready && STATES.map((state) => <option key={state}>{state}</option>)}
          </select>
        </label>
      ) : (
        <label>
          {name}{' '}
          <input
            {...entry}
            inputMode={kind === 'flags' ? undefined : 'numeric'}
            onInput={(event) => desk.type(cell, event.currentTarget.value)}
          />
        </label>
      )}
      {ready && kind === 'flags' && (
        <FlagKeys number={row.index + 1} text={text} t={t} set={(flags) => desk.type(cell, flags)} />
      )}
      {report && <Told id={told} mark={report.mark} word={report.word} />}
    </div>
  );
}
