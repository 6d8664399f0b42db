import type { JSX } from 'preact';
import { MOMENT_KINDS, type Moment, type MomentKind, secondsText } from '../../exercises/trace/index.ts';
import { Blank, type Desk } from './Blank.tsx';
import { Reasons } from './Reasons.tsx';
import { cellName, momentLabel, momentText } from './words.ts';

interface MomentRowProps {
  readonly moment: Moment;
  readonly desk: Desk;
}

/** A moment that is no segment, at its side's lifeline: when it is, what a call returns then, and the reasons below. */
export function MomentRow({ moment, desk }: MomentRowProps): JSX.Element {
  const { t } = desk;
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
            <MomentCell key={kind} moment={moment} kind={kind} desk={desk} />
          ))}
        </div>
      </div>
      <Reasons
        cells={MOMENT_KINDS.map((kind) => [kind, desk.explained?.cells[`${id}.${kind}`]] as const)}
        t={t}
      />
    </li>
  );
}

function MomentCell({ moment, kind, desk }: MomentRowProps & { readonly kind: MomentKind }): JSX.Element {
  const { t } = desk;
  const given = moment.cells[kind];
  if (given === null) {
    const label = momentLabel(moment, kind, t);
    return <Blank cell={`${moment.id}.${kind}`} kind={kind} label={label} desk={desk} number={null} />;
  }
  return (
    <p>
      <span>{cellName(kind, t)}</span> {kind === 'time' ? secondsText(moment.at ?? 0) : given}
    </p>
  );
}
