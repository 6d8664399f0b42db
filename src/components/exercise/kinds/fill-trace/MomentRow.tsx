import type { JSX } from 'preact';
import {
  MOMENT_KINDS,
  type Moment,
  type MomentKind,
  secondsText,
} from '../../../../exercises/trace/index.ts';
import { cellName, momentLabel, momentText } from '../../trace/trace-words.ts';
import { Blank, type TraceProps } from './Blank.tsx';
import { Reasons } from './Reasons.tsx';

interface MomentRowProps {
  readonly moment: Moment;
  readonly trace: TraceProps;
}

/** A moment that is no segment, at its side's lifeline: when it is, what a call returns then, and the reasons below. */
export function MomentRow({ moment, trace }: MomentRowProps): JSX.Element {
  const { t } = trace;
  const { id, side, cells } = moment;
  const has = (kind: MomentKind) => kind === 'time' || cells[kind] !== '';
  return (
    <li class={`moment at-${side}`}>
      <div class="leg">
        <p>
          <b>{momentText(moment, t)}</b>
        </p>
        <div class="fields">
          {MOMENT_KINDS.filter(has).map((kind) => (
            <MomentCell key={kind} moment={moment} kind={kind} trace={trace} />
          ))}
        </div>
      </div>
      <Reasons
        cells={MOMENT_KINDS.map((kind) => [kind, trace.explained?.cells[`${id}.${kind}`]] as const)}
        t={t}
      />
    </li>
  );
}

function MomentCell({ moment, kind, trace }: MomentRowProps & { readonly kind: MomentKind }): JSX.Element {
  const { t } = trace;
  const given = moment.cells[kind];
  if (given === null) {
    const label = momentLabel(moment, kind, t);
    return <Blank cell={`${moment.id}.${kind}`} kind={kind} label={label} trace={trace} number={null} />;
  }
  return (
    <p>
      <span>{cellName(kind, t)}</span> {kind === 'time' ? secondsText(moment.at ?? 0) : given}
    </p>
  );
}
