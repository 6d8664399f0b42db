import type { HostId } from '../../tcp/index.ts';
import { px } from '../ladder/paint.ts';
import { timeText } from '../ladder/time.ts';
import { type TimeBar, type TimeRow, type TimeWindow, timeScale } from './time-bars.ts';

interface Props {
  readonly rows: readonly TimeRow[];
  readonly window: TimeWindow;
  readonly host: HostId;
  readonly form: 'wide' | 'narrow';
  readonly name: string;
}

/** Measures of the two forms, px. */
const FORMS = {
  wide: { width: 760, left: 150, size: 12 },
  narrow: { width: 340, left: 104, size: 10.5 },
} as const;
const PITCH = 26;
const HEIGHT = 12;
const RIGHT = 8;
/** Width of a letter as a share of its size. */
const LETTER = 0.61;

/** States and timers of a host as bars over time: a row each, names at the left, times below. */
export function TimeBars({ rows, window, host, form, name }: Props) {
  const { width, left, size } = FORMS[form];
  const { x } = timeScale(rows, window, width - left - RIGHT);
  const at = (time: number) => left + x(time);
  const bottom = 6 + rows.length * PITCH;
  const wide = (text: string) => text.length * LETTER * size;
  const ticks = ticksOf(rows, window, at, wide);
  const words = (bars: readonly TimeBar[], i: number) => {
    const bar = bars[i];
    if (!bar) return null;
    const text = timeText(bar.to - bar.from);
    const [start, end, next] = [at(bar.from), at(bar.to), bars[i + 1] ? at(bars[i + 1]?.from ?? 0) : width];
    if (wide(text) + 8 <= end - start) return { text, x: (start + end) / 2, inside: true };
    return bars.length === 1 && end + 6 + wide(text) <= next
      ? { text, x: end + 6 + wide(text) / 2, inside: false }
      : null;
  };
  return (
    <svg
      class={`ladder time-bars is-${form}`}
      viewBox={`0 0 ${width} ${bottom + 22}`}
      font-size={size}
      role="img"
    >
      <title>{name}</title>
      <path class="guide" d={ticks.map((time) => `M${px(at(time), 1)} 2V${bottom}`).join('')} />
      {rows.map(({ name: row, kind, bars }, i) => {
        const y = 6 + i * PITCH + PITCH / 2;
        return (
          <g key={row} class={kind === 'state' ? `${host} state` : 'timer'}>
            <text x={left - 10} y={px(y + size * 0.35, 1)}>
              {row}
            </text>
            {bars.map((bar, j) => {
              const said = words(bars, j);
              const [start, end] = [at(bar.from), Math.max(at(bar.to), at(bar.from) + 1.5)];
              return (
                <>
                  <rect x={px(start, 1)} y={y - HEIGHT / 2} width={px(end - start, 1)} height={HEIGHT} />
                  {bar.outcome === 'expired' && (
                    <path class="expired" d={`M${px(end, 1)} ${y - HEIGHT / 2 - 3}v${HEIGHT + 6}`} />
                  )}
                  {said && (
                    <text
                      class={said.inside ? 'inside' : 'beyond'}
                      x={px(said.x, 1)}
                      y={px(y + size * 0.35, 1)}
                    >
                      {said.text}
                    </text>
                  )}
                </>
              );
            })}
          </g>
        );
      })}
      <g class="axis">
        {ticks.map((time) => (
          <text key={time} x={px(at(time), 1)} y={bottom + 15}>
            {timeText(time)}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Returns the instants that are written below, from left to right, as many as have room; the last always is. */
function ticksOf(
  rows: readonly TimeRow[],
  { from, to }: TimeWindow,
  at: (time: number) => number,
  wide: (text: string) => number,
): number[] {
  const last = { time: to, left: at(to) - wide(timeText(to)) / 2 };
  const instants = new Set([from, ...rows.flatMap(({ bars }) => bars.flatMap((bar) => [bar.from, bar.to]))]);
  const ticks: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const time of [...instants].sort((a, b) => a - b)) {
    const half = wide(timeText(time)) / 2;
    if (at(time) - half < end + 8 || at(time) + half > last.left - 8) continue;
    ticks.push(time);
    end = at(time) + half;
  }
  return [...ticks, to];
}
