import type { JSX } from 'preact';
import {
  type CellId,
  type CellKind,
  isState,
  isTime,
  type MomentKind,
  OUTCOMES,
} from '../../exercises/trace/index.ts';
import { STATES } from '../../tcp/connection/state.ts';
import type { CellReport, TraceReport } from './cell-report.ts';
import { FlagKeys } from './FlagKeys.tsx';
import { Told } from './Told.tsx';
import { cellName, type ViewWords } from './words.ts';

/** What every cell of one exercise shares. */
export interface Desk {
  readonly t: ViewWords;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly reports: Readonly<Record<string, CellReport>>;
  /** What the reasons are told from. */
  readonly explained: TraceReport | null;
  /** False until the page's script runs: what only a script can use is drawn then, for it outweighs the rest. */
  readonly ready: boolean;
  readonly type: (cell: string, text: string) => void;
}

interface BlankProps {
  readonly cell: CellId;
  readonly kind: CellKind | MomentKind;
  /** The cell's full name, for screen readers. */
  readonly label: string;
  readonly desk: Desk;
  /** Number of the segment, for the keys that toggle flags. */
  readonly number: number | null;
}

/** A blank cell: its name over an input or a list, with its verdict below. */
export function Blank({ cell, kind, label, desk, number }: BlankProps): JSX.Element {
  const { t, ready } = desk;
  const name = <span>{cellName(kind, t)}</span>;
  const text = desk.typed[cell] ?? '';
  const report = desk.reports[cell];
  const told = report && `${desk.prefix}-${cell}`;
  const amiss = report !== undefined && report.mark !== 'right' && report.mark !== 'shown';
  const entry = {
    'data-cell': cell,
    value: ready ? text : undefined,
    'aria-label': ready ? label : undefined,
    'aria-describedby': told,
    'aria-invalid': amiss || undefined,
  };
  const choices = isState(kind) ? STATES : kind === 'result' ? OUTCOMES : null;
  return (
    <div class={`cell blank ${kind}`} data-mark={report?.mark}>
      {choices ? (
        <label>
          {name}{' '}
          <select {...entry} onChange={(event) => desk.type(cell, event.currentTarget.value)}>
            <option value="">{t.chooseState}</option>
            {ready && choices.map((choice) => <option key={choice}>{choice}</option>)}
          </select>
        </label>
      ) : (
        <label>
          {name}{' '}
          <input
            {...entry}
            inputMode={kind === 'flags' ? undefined : isTime(kind) ? 'decimal' : 'numeric'}
            onInput={(event) => desk.type(cell, event.currentTarget.value)}
          />
        </label>
      )}
      {ready && kind === 'flags' && number !== null && (
        <FlagKeys number={number} text={text} t={t} set={(flags) => desk.type(cell, flags)} />
      )}
      {report && <Told id={told} mark={report.mark} word={report.word} />}
    </div>
  );
}
