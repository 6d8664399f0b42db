import type { JSX } from 'preact';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import { LadderRow } from '../../ladder/LadderRow.tsx';
import { drawnUnder } from '../../ladder/ways.ts';
import { Given, SegmentName, Time } from '../trace/row-parts.tsx';
import { FailsHere, Sentences } from '../Verdict.tsx';
import type { Story, ToldStep } from './story.ts';

interface PlayedStepProps {
  readonly told: ToldStep;
  readonly story: Story;
  /** How far its segment has travelled, from 0 to 1; null while it is still to come. */
  readonly travelled: number | null;
}

/** A step of what is played, as a row of the ladder. */
export function PlayedStep({ told, story, travelled }: PlayedStepProps): JSX.Element {
  const { step, remark, own, fails } = told;
  const { exercise: t } = story.words;
  const look = travelled === null ? ' ahead' : travelled < 1 ? ' travelling' : '';
  const state = (side: HostId) =>
    step.changed[side] && <Given kind={side} name={t[side]} text={step.changed[side]} />;
  if (step.kind === 'moment') {
    return (
      <li class={`rung moment at-${step.side}${look}`}>
        {state('client')}
        <Time at={step.at} />
        <div class="label">
          <b>{step.text}</b>
        </div>
        {state('server')}
      </li>
    );
  }
  const { row } = step;
  const { above, rows } = story;
  const { sent, flags, seq, ack, len } = row.cells;
  return (
    <LadderRow
      way={row}
      arrows={drawnUnder([...above, ...rows], above.length + rows.indexOf(row))}
      travelled={travelled ?? 0}
      time={sent ? <p class="time">{sent}</p> : <Time at={row.sentAt ?? 0} />}
      client={state('client')}
      server={state('server')}
      remark={remark}
      below={
        fails && (
          <>
            <FailsHere line={fails.line} />
            {fails.rule && <Sentences said={[fails.rule]} />}
          </>
        )
      }
      look={`${look}${own ? ' yours' : ''}`}
    >
      <SegmentName row={row} t={t} />
      <Given kind="flags" name={t.flags} text={flags ?? ''} />
      <Given kind="seq" name={t.seq} text={seq ?? ''} />
      <Given kind="ack" name={t.ack} text={ack ?? ''} />
      <Given kind="len" name={t.len} text={len ?? ''} />
    </LadderRow>
  );
}
