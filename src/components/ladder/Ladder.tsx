import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { Label, LadderGeometry, LadderSegment, NumberStyle, Run } from './geometry.ts';
import { METRICS } from './metrics.ts';
import { firstBaseline, labelTransform, linePitch, noteClass, px, strokesOf } from './paint.ts';

const HOSTS = ['client', 'server'] as const satisfies readonly HostId[];

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

/** The words of one segment: its number, its flags, the rest. `ladder.css` names the first two by their place. */
function SegmentWords({ segment, label }: { readonly segment: LadderSegment; readonly label: Label }) {
  const pitch = px(linePitch(label), 1);
  return (
    <text transform={labelTransform(label)}>
      {label.lines.map((runs, line) => {
        const tones = runs.map(({ text, tone }) => {
          if (tone === 'plain') return text;
          return tone === 'note' ? <tspan class={noteClass(segment)}>{text}</tspan> : <tspan>{text}</tspan>;
        });
        if (line === 0) return tones;
        const note = runs[0]?.tone === 'note' ? noteClass(segment) : undefined;
        return [
          ' ',
          <tspan key={line} x="0" dy={pitch} class={note}>
            {textOf(runs)}
          </tspan>,
        ];
      })}
    </text>
  );
}

/** The words on the lines: those that are the same in both number styles once, the others in either. */
function AllSegmentWords({ segments, form }: LadderGeometry) {
  const { labelSize, besideSize } = METRICS[form];
  const same = ({ labels }: LadderSegment) =>
    labels.relative.lines.map(textOf).join() === labels.absolute.lines.map(textOf).join();
  const group = (kind: string, style: NumberStyle, shown: readonly LadderSegment[]) =>
    shown.length > 0 && (
      <g class={kind} font-size={labelSize === besideSize ? undefined : labelSize}>
        {shown.map((segment) => (
          <SegmentWords key={segment.index} segment={segment} label={segment.labels[style]} />
        ))}
      </g>
    );
  const differ = segments.filter((segment) => !same(segment));
  return (
    <>
      {group('words', 'relative', segments.filter(same))}
      {group('words relative', 'relative', differ)}
      {group('words absolute', 'absolute', differ)}
    </>
  );
}

/** One label outside a lifeline; its group says the x. */
function LabelText({
  label,
  tones,
}: {
  readonly label: Label;
  readonly tones: (run: Run | undefined) => string | undefined;
}) {
  const y = label.box.y + firstBaseline(label);
  return (
    <>
      {label.lines.map((runs, i) => (
        <text key={i} class={tones(runs[0])} y={px(y + i * linePitch(label))}>
          {textOf(runs)}
        </text>
      ))}
    </>
  );
}

/** The column of words beside one lifeline: states, calls, timers that ran out. */
function Beside({ ladder, host }: { readonly ladder: LadderGeometry; readonly host: HostId }) {
  const states = ladder.states.filter((state) => state.host === host);
  const events = ladder.events.filter((event) => event.host === host);
  const { beside } = METRICS[ladder.form];
  const x = ladder.lifelines[host] + (host === 'client' ? -beside : beside);
  return (
    <g class={`${host} beside`} transform={`translate(${x})`}>
      {states.map(({ label, record }) => (
        <LabelText
          key={record}
          label={label}
          tones={(run) => (run?.tone === 'soft' ? 'soft' : run?.tone === 'note' ? 'lasts' : undefined)}
        />
      ))}
      {events.map(({ label, y }) => (
        <LabelText key={y} label={label} tones={(run) => (run?.tone === 'soft' ? 'soft' : 'call')} />
      ))}
    </g>
  );
}

/** What a ladder is drawn with. */
interface LadderProps {
  readonly ladder: LadderGeometry;
  /** What the drawing is called by screen readers. */
  readonly name: string;
}

/**
 * Draws a ladder as SVG: classes and attributes only, colours from the site's tokens. A lesson has a dozen of them, so
 * strokes of one sort are one path, and words of one sort one group.
 */
export function Ladder({ ladder, name }: LadderProps) {
  const { form, width, height } = ladder;
  const { besideSize, headSize, timeSize, timeX } = METRICS[form];
  return (
    <svg class={`ladder is-${form}`} viewBox={`0 0 ${width} ${height}`} font-size={besideSize} role="img">
      <title>{name}</title>
      {strokesOf(ladder).map(({ kind, d }) => (
        <path key={kind} class={kind} d={d} />
      ))}
      {HOSTS.map((host) => {
        const label = ladder.heads[host];
        return (
          <text
            key={host}
            class={`${host} name`}
            x={px(label.box.x)}
            y={px(label.box.y + firstBaseline(label))}
            font-size={headSize}
          >
            {label.lines.map(textOf)}
          </text>
        );
      })}
      {HOSTS.map((host) => (
        <Beside key={host} ladder={ladder} host={host} />
      ))}
      <g
        class="time"
        transform={`translate(${timeX})`}
        font-size={timeSize === besideSize ? undefined : timeSize}
      >
        {[...ladder.ticks, ...ladder.breaks].map(({ label, y }) => (
          <LabelText key={y} label={label} tones={() => undefined} />
        ))}
      </g>
      <AllSegmentWords {...ladder} />
    </svg>
  );
}
