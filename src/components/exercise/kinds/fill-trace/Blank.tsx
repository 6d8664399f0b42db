import type { JSX } from 'preact';
import {
  type CellId,
  type CellKind,
  isState,
  isTime,
  type MomentKind,
  OUTCOMES,
} from '../../../../exercises/trace/index.ts';
import { format } from '../../../../i18n/format.ts';
import { STATES } from '../../../../tcp/connection/state.ts';
import type { ViewProps } from '../../kind-view.ts';
import { useFlagKeys } from '../../trace/row-parts.tsx';
import { cellName } from '../../trace/trace-words.ts';
import { JudgedBlank } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import type { DrawnTrace, TraceReport, WORDS } from './report.tsx';

/** What a trace whose cells are blank is drawn from. */
export type TraceProps = ViewProps<DrawnTrace, TraceReport, Picked<typeof WORDS>>;

interface BlankProps {
  readonly cell: CellId;
  readonly kind: CellKind | MomentKind;
  /** The cell's full name, for screen readers. */
  readonly label: string;
  readonly trace: TraceProps;
  /** Number of the segment, for the keys that toggle flags. */
  readonly number: number | null;
}

/** A blank cell: its name over an input or a list, with its verdict below. */
export function Blank({ cell, kind, label, trace, number }: BlankProps): JSX.Element {
  const { t, ready } = trace;
  const [FlagKeys, loadKeys] = useFlagKeys();
  const hidden = kind === 'flags' ? 'visually-hidden' : undefined;
  const name = <span class={hidden}>{cellName(kind, t)}</span>;
  const text = trace.typed[cell] ?? '';
  const report = trace.report?.cells[cell];
  const verdictId = report && `${trace.prefix}-${cell}`;
  const invalid = report !== undefined && report.mark !== 'right' && report.mark !== 'shown';
  const entry = {
    'data-cell': cell,
    value: ready ? text : undefined,
    'aria-label': ready ? label : undefined,
    'aria-describedby': verdictId,
    'aria-invalid': invalid || undefined,
  };
  const choices = isState(kind) ? STATES : kind === 'result' ? OUTCOMES : null;
  return (
    <JudgedBlank
      sort={kind}
      name={name}
      label={label}
      typed={text}
      report={report}
      verdictId={verdictId}
      onFocusIn={kind === 'flags' ? loadKeys : undefined}
    >
      {choices ? (
        <label>
          {name}{' '}
          <select {...entry} onChange={(event) => trace.type(cell, event.currentTarget.value)}>
            <option value="">{t.chooseState}</option>
            {ready && choices.map((choice) => <option key={choice}>{choice}</option>)}
          </select>
        </label>
      ) : (
        <label>
          {name}{' '}
          <input
            {...entry}
            placeholder={kind === 'flags' ? cellName(kind, t) : undefined}
            inputMode={kind === 'flags' ? undefined : isTime(kind) ? 'decimal' : 'numeric'}
            onInput={(event) => trace.type(cell, event.currentTarget.value)}
          />
        </label>
      )}
      {FlagKeys && number !== null && (
        <FlagKeys
          text={text}
          label={(flag) => format(t.flagToggle, { flag, n: number })}
          set={(flags) => trace.type(cell, flags)}
        />
      )}
    </JudgedBlank>
  );
}
