import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import type { LadderGeometry } from '../../ladder/geometry.ts';
import { Ladder } from '../../ladder/Ladder.tsx';
import { timeText } from '../../ladder/time.ts';
import {
  advance,
  goTo,
  heightAt,
  heightsOf,
  type Instant,
  type Playback,
  packetsAt,
  step,
  toggle,
} from './playback.ts';

interface PlayerProps {
  readonly transcript: Transcript;
  /** The same run drawn for wide and for narrow columns. */
  readonly ladders: readonly LadderGeometry[];
  readonly instants: readonly Instant[];
  /** Number of the instant it is played from. */
  readonly begin: number;
  /** What the drawing is called. */
  readonly name: string;
  readonly t: Dictionary['whatIf'];
}

/**
 * Plays a run on its drawing: segments travel along their arrows, and what has not happened yet is veiled. It begins by
 * itself, unless motion is unwelcome: then all of it is there at once, and can be gone through step by step.
 */
export function Player({ transcript, ladders, instants, begin, name, t }: PlayerProps): JSX.Element {
  const count = instants.length;
  const still = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [heights] = useState(() => ladders.map((ladder) => heightsOf(ladder, transcript, instants)));
  const [now, set] = useState<Playback>(still ? goTo(count - 1, count) : { place: begin, playing: true });
  useEffect(() => {
    if (!now.playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(time) {
      set((was) => advance(was, Math.max(0, time - before), count));
      before = time;
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [now.playing, count]);
  const reached = Math.floor(now.place);
  const { at = 0, lines = [] } = instants[reached] ?? {};
  const line = `${timeText(at)} · ${lines.join('; ')}`;
  return (
    <>
      {ladders.map((ladder, i) => (
        <Ladder key={ladder.form} ladder={ladder} name={name}>
          {now.place < count - 1 && <Veil ladder={ladder} y={heightAt(heights[i] ?? [], now.place)} />}
        </Ladder>
      ))}
      <div class="player">
        <div class="actions">
          {!still && (
            <button type="button" onClick={() => set(toggle(now, count))}>
              {now.playing ? t.pause : t.play}
            </button>
          )}
          <button type="button" disabled={now.place <= 0} onClick={() => set(step(now, -1, count))}>
            {t.back}
          </button>
          <button type="button" disabled={now.place >= count - 1} onClick={() => set(step(now, 1, count))}>
            {t.forward}
          </button>
          <input
            type="range"
            aria-label={t.moment}
            aria-valuetext={line}
            max={count - 1}
            value={reached}
            onInput={(event) => set(goTo(event.currentTarget.valueAsNumber, count))}
          />
        </div>
        <p aria-live={now.playing ? 'off' : 'polite'}>{line}</p>
      </div>
    </>
  );
}

interface VeilProps {
  readonly ladder: LadderGeometry;
  /** How far the run has come. */
  readonly y: number;
}

/** What lies over a drawing while it is played: a veil on what is still to come, and the segments on their way. */
function Veil({ ladder, y }: VeilProps): JSX.Element {
  return (
    <g class="play">
      <rect y={y} width={ladder.width} height={ladder.height - y} />
      {packetsAt(ladder, y).map(({ x, from, lost }) => (
        <circle key={`${from} ${x}`} class={lost ? 'lost line' : `${from} line`} cx={x} cy={y} r={5} />
      ))}
    </g>
  );
}
