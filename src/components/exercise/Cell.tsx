import type { JSX } from 'preact';
import { type CellKind, cellId, isState, type Row, secondsText } from '../../exercises/trace/index.ts';
import { Blank, type Desk } from './Blank.tsx';
import { cellLabel, cellName } from './words.ts';

interface CellProps {
  readonly row: Row;
  readonly kind: CellKind;
  readonly desk: Desk;
}

/** One cell of a segment: its name over a given value, or a blank. */
export function Cell({ row, kind, desk }: CellProps): JSX.Element {
  const { t } = desk;
  const given = row.cells[kind];
  if (given === null) {
    const number = row.index + 1;
    const label = cellLabel(row, kind, t);
    return <Blank cell={cellId(row.index, kind)} kind={kind} label={label} desk={desk} number={number} />;
  }
  const text = kind === 'sent' ? secondsText(row.sentAt ?? 0) : given;
  return (
    <p class={isState(kind) ? kind : undefined}>
      <span>{cellName(kind, t)}</span> {text || '—'}
    </p>
  );
}
