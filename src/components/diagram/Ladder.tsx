import type { ComponentChildren } from 'preact';
import type { HostId } from '../../tcp/transcript.ts';
import type { Label, LadderGeometry, LadderSegment, LadderState, NumberStyle } from './geometry.ts';
import {
  ARROW_PATH,
  arrowTransform,
  crossPath,
  labelTransform,
  linePath,
  px,
  segmentClass,
} from './paint.ts';

const HOSTS = ['client', 'server'] as const satisfies readonly HostId[];

/** Words in their box, moved and turned as one. */
function Words({ label, kind }: { readonly label: Label; readonly kind: string }) {
  const { box, lines, size, align } = label;
  const pitch = box.height / lines.length;
  return (
    <g class={`ladder-words ${kind} at-${align}`} transform={labelTransform(label)} font-size={size}>
      {lines.map((runs, i) => (
        <text key={i} y={px(-box.height / 2 + pitch * (i + 0.5) + size * 0.35)}>
          {runs.map(({ text, tone }, j) => (
            <tspan key={j} class={tone === 'plain' ? undefined : `is-${tone}`}>
              {text}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

/** One segment: its lines, arrowheads or ×, and its words in both number styles. */
function Segment({ segment }: { readonly segment: LadderSegment }) {
  const { start, ends, lost, forged, labels } = segment;
  return (
    <g class={segmentClass(segment)}>
      {ends.map((end, i) => (
        <path key={i} class="ladder-line" d={linePath(start, end)} />
      ))}
      {ends.map((end, i) =>
        lost ? (
          <path key={i} class="ladder-cross" d={crossPath(end)} />
        ) : (
          <path key={i} class="ladder-head" d={ARROW_PATH} transform={arrowTransform(start, end)} />
        ),
      )}
      {forged && <circle class="ladder-forged" cx={px(start.x)} cy={px(start.y)} r="3.5" />}
      {labels &&
        (['relative', 'absolute'] satisfies NumberStyle[]).map((style) => (
          <Words key={style} label={labels[style]} kind={`is-segment in-${style}`} />
        ))}
    </g>
  );
}

/** One state: a bar along the lifeline, a tick where it begins, its name beside it. */
function StateSpan({ span, bar }: { readonly span: LadderState; readonly bar: number }) {
  const out = span.host === 'client' ? -1 : 1;
  const [top, bottom] = [span.top + 1.5, span.bottom - 1.5];
  const kind =
    span.state === 'CLOSED' || span.state === 'LISTEN' ? 'is-idle' : `is-${span.state.toLowerCase()}`;
  return (
    <g class={`ladder-state of-${span.host} ${kind}`}>
      {span.state !== 'CLOSED' && (
        <path class="ladder-bar" d={`M${px(span.x + out * bar)} ${px(top)}V${px(bottom)}`} />
      )}
      {span.record !== null && (
        <path class="ladder-tick" d={`M${px(span.x)} ${px(span.top)}h${out * (bar + 4)}`} />
      )}
      {span.label && <Words label={span.label} kind="is-state" />}
    </g>
  );
}

/** What a ladder is drawn with. */
export interface LadderProps {
  readonly ladder: LadderGeometry;
  /** What the drawing is called by screen readers, and what is to be said of it. */
  readonly name: string;
  readonly description: string;
  /** Drawn on top. */
  readonly children?: ComponentChildren;
}

/** Draws a ladder as SVG: classes and attributes only, colours from the site's tokens. */
export function Ladder({ ladder, name, description, children }: LadderProps) {
  const { form, width, height, lifelines, top, bottom } = ladder;
  const bar = form === 'narrow' ? 4 : 7;
  const guides = ladder.ticks
    .map(({ y }) => `M${px(lifelines.client)} ${px(y)}H${px(lifelines.server)}`)
    .join('');
  return (
    <svg
      class={`ladder is-${form}`}
      viewBox={`0 0 ${px(width)} ${px(height)}`}
      width={px(width)}
      height={px(height)}
      role="img"
    >
      <title>{name}</title>
      <desc>{description}</desc>
      {HOSTS.map((host) => (
        <g key={host} class={`ladder-side of-${host}`}>
          <path class="ladder-life" d={`M${px(lifelines[host])} ${px(top)}V${px(bottom)}`} />
          <Words label={ladder.heads[host]} kind="is-head" />
        </g>
      ))}
      <path class="ladder-guide" d={guides} />
      {ladder.states.map((span) => (
        <StateSpan key={`${span.host}/${span.record}`} span={span} bar={bar} />
      ))}
      {ladder.breaks.map((gap) => (
        <g key={gap.y} class="ladder-break">
          {HOSTS.map((host) => (
            <BreakMark key={host} x={lifelines[host]} y={gap.y} out={host === 'client' ? -1 : 1} bar={bar} />
          ))}
          <Words label={gap.label} kind="is-time" />
        </g>
      ))}
      {ladder.segments.map((segment) => (
        <Segment key={segment.index} segment={segment} />
      ))}
      {ladder.events.map((event) => (
        <Words key={`${event.host}/${event.y}`} label={event.label} kind={`is-event of-${event.host}`} />
      ))}
      {ladder.ticks.map((tick) => (
        <Words key={tick.at} label={tick.label} kind="is-time" />
      ))}
      {children}
    </svg>
  );
}

/** Two slanted strokes with a gap between them across a lifeline and its bar: time is left out here. */
function BreakMark(props: {
  readonly x: number;
  readonly y: number;
  readonly out: number;
  readonly bar: number;
}) {
  const { x, y, out, bar } = props;
  const [left, right] = out < 0 ? [x - bar - 5, x + 5] : [x - 5, x + bar + 5];
  const slant = 5;
  const stroke = (dy: number) =>
    `M${px(left)} ${px(y + dy + slant / 2)}L${px(right)} ${px(y + dy - slant / 2)}`;
  return (
    <>
      <path
        class="ladder-gap"
        d={`M${px(left)} ${px(y - 2.5 + slant / 2)}L${px(right)} ${px(y - 2.5 - slant / 2)}V${px(y + 2.5 - slant / 2)}L${px(left)} ${px(y + 2.5 + slant / 2)}Z`}
      />
      <path class="ladder-slash" d={stroke(-2.5) + stroke(2.5)} />
    </>
  );
}
