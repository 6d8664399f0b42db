import type { JSX } from 'preact';
import { type CellKind, cellId, isState } from '../../exercises/fill-trace/cells.ts';
import type { Row } from '../../exercises/fill-trace/question.ts';
import { STATES } from '../../tcp/state.ts';
import { FlagKeys } from './FlagKeys.tsx';
import type { CellReport } from './report.ts';
import { cellLabel, cellName, type ViewWords } from './words.ts';

/** What every cell of one exercise shares. */
export interface Desk {
  readonly t: ViewWords;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly reports: Readonly<Record<string, CellReport>>;
  /** False until the page's script runs; the names of the states come then, for they weigh more than the rest. */
  readonly ready: boolean;
  readonly type: (cell: string, text: string) => void;
}

interface CellProps {
  readonly row: Row;
  readonly kind: CellKind;
  readonly desk: Desk;
}

const SIGNS = { right: '✓', wrong: '✗', follows: '↳', unread: '!', shown: '→' } as const;

/** Returns the id of a cell's input in the page. */
export function inputId(prefix: string, cell: string): string {
  return `${prefix}-${cell.replace('.', '-')}`;
}

/** One cell of the trace: its name over a given value, or over a blank with its verdict below. */
export function Cell({ row, kind, desk }: CellProps): JSX.Element {
  const { t, prefix } = desk;
  const given = row.cells[kind];
  const name = cellName(kind, t);
  if (given !== null) {
    return (
      <div class={`cell ${kind}`}>
        <span class="cell-name">{name}</span>
        <span class="given">{given || '—'}</span>
      </div>
    );
  }
  const cell = cellId(row.index, kind);
  const id = inputId(prefix, cell);
  const report = desk.reports[cell];
  const told = report && `${id}-told`;
  const amiss = report !== undefined && report.mark !== 'right' && report.mark !== 'shown';
  const entry = {
    id,
    'data-cell': cell,
    value: desk.typed[cell] ?? '',
    'aria-label': cellLabel(row, kind, t),
    'aria-describedby': told,
    'aria-invalid': amiss || undefined,
  };
  return (
    <div class={`cell blank ${kind}`} data-mark={report?.mark}>
      <label class="cell-name" for={id}>
        {name}
      </label>
      {isState(kind) ? (
        <select {...entry} onChange={(event) => desk.type(cell, event.currentTarget.value)}>
          <option value="">{t.chooseState}</option>
          {(desk.ready ? STATES : []).map((state) => (
            <option key={state} value={state}>
              {state}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...entry}
          type="text"
          inputMode={kind === 'flags' ? 'text' : 'numeric'}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          onInput={(event) => desk.type(cell, event.currentTarget.value)}
        />
      )}
      {kind === 'flags' && (
        <FlagKeys
          number={row.index + 1}
          text={desk.typed[cell] ?? ''}
          t={t}
          set={(text) => desk.type(cell, text)}
        />
      )}
      <p class="told" id={told}>
        {report && (
          <>
            <span class="sign" aria-hidden="true">
              {SIGNS[report.mark]}
            </span>{' '}
            {report.word}
          </>
        )}
      </p>
    </div>
  );
}
