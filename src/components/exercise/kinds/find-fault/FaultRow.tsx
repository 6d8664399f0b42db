import type { ComponentChildren, JSX } from 'preact';
import type { FaultRow as Row } from '../../../../exercises/kinds/find-fault/question.ts';
import { format } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import { direction, type RowWords } from '../../trace/trace-words.ts';
import { drawnUnder, remarks, special, Wires } from '../../trace/Wires.tsx';

interface FaultRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly t: RowWords;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly ready: boolean;
  readonly chosen: boolean;
  /** Whether the focus goes here when it goes to the segment. */
  readonly leads: boolean;
  readonly choose: (segment: string) => void;
  /** The verdict on the segment, where it is this one. */
  readonly children: ComponentChildren;
  readonly describedBy: string | undefined;
}

const FIELDS = ['flags', 'seq', 'ack', 'len'] as const;

/** One segment of the trace, which can be chosen, and the verdict on it. */
export function FaultRow(props: FaultRowProps): JSX.Element {
  const { row, rows, t, prefix, ready, chosen, leads, choose, children, describedBy } = props;
  const number = String(row.index + 1);
  const fields = `${prefix}-fields-${number}`;
  const about = [format(t.sentAt, { time: timeText(row.sentAt) }), ...remarks(row, rows, t)];
  return (
    <li class={`fault from-${row.from}${special(row)}`}>
      <div class="leg">
        <p>
          <label>
            <input
              type="radio"
              name={`${prefix}-segment`}
              value={number}
              data-cell="segment"
              data-part={leads ? 'segment' : undefined}
              checked={ready ? chosen : undefined}
              aria-describedby={[fields, describedBy].filter(Boolean).join(' ')}
              onChange={() => choose(number)}
            />{' '}
            <b>
              #{number} {direction(row, t)}
            </b>
          </label>{' '}
          <span>{about.join(', ')}</span>
        </p>
        <div class="fields" id={fields}>
          {FIELDS.map((kind) => (
            <p key={kind}>
              <span>{t[kind]}</span> {row.cells[kind] || '—'}
            </p>
          ))}
        </div>
        <Wires rows={drawnUnder(rows, rows.indexOf(row))} />
      </div>
      {describedBy && <div class="reasons">{children}</div>}
    </li>
  );
}
