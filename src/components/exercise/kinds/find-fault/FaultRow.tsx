import type { ComponentChildren, JSX } from 'preact';
import type { FaultRow as Row } from '../../../../exercises/kinds/find-fault/question.ts';
import { LadderRow } from '../../../ladder/LadderRow.tsx';
import { drawnUnder } from '../../../ladder/ways.ts';
import { remarks } from '../../trace/remarks.ts';
import { Given, SegmentName, Time } from '../../trace/row-parts.tsx';
import type { RowWords } from '../../trace/trace-words.ts';

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
  /** What is written beside it where it is told to be the answer. */
  readonly told: string | undefined;
  readonly choose: (segment: string) => void;
  /** The verdict on the segment, where it is this one. */
  readonly children: ComponentChildren;
  readonly describedBy: string | undefined;
}

const FIELDS = ['flags', 'seq', 'ack', 'len'] as const;

/** One segment of the trace, which can be chosen, and the verdict on it. */
export function FaultRow(props: FaultRowProps): JSX.Element {
  const { row, rows, t, prefix, ready, chosen, leads, told, choose, children, describedBy } = props;
  const number = String(row.index + 1);
  return (
    <LadderRow
      way={row}
      arrows={drawnUnder(rows, rows.indexOf(row))}
      time={<Time at={row.sentAt} />}
      remark={remarks(row, rows, t).join(t.comma)}
      below={describedBy && <div class="reasons">{children}</div>}
      look=" fault"
    >
      <label class={told ? 'told' : undefined}>
        <input
          type="radio"
          name={`${prefix}-segment`}
          value={number}
          data-cell="segment"
          data-part={leads ? 'segment' : undefined}
          checked={ready ? chosen : undefined}
          aria-describedby={describedBy}
          onChange={() => choose(number)}
        />{' '}
        {told && <b aria-hidden="true">{told}</b>}
        <SegmentName row={row} t={t} />
        {FIELDS.map((kind) => (
          <Given key={kind} kind={kind} name={t[kind]} text={row.cells[kind] ?? ''} />
        ))}
      </label>
    </LadderRow>
  );
}
