import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { joinSentences } from '../../../i18n/format.ts';
import { Sentences } from '../Verdict.tsx';
import { PlayedStep } from './PlayedStep.tsx';
import { advance, goTo, type Playback, step, toggle, travelledIn } from './playback.ts';
import type { Story } from './story.ts';

interface PlayerProps {
  readonly story: Story;
  /** Goes back to the answer. */
  readonly leave: () => void;
}

/**
 * Plays what follows from a wrong segment, in the rows of the ladder it stands on: segments travel along their arrows,
 * and what has not happened yet is not there. It begins by itself, unless motion is unwelcome: then all of it is there at
 * once, and can be gone through step by step.
 */
export function Player({ story, leave }: PlayerProps): JSX.Element {
  const { opening, steps, ending, words } = story;
  const count = steps.length;
  const still = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [now, set] = useState<Playback>(still ? goTo(count, count) : { done: 0, playing: true });
  const section = useRef<HTMLElement>(null);
  const reached = Math.ceil(now.done);
  useFrames(now.playing, (ms) => set((was) => advance(was, ms, count)));
  useEffect(() => {
    section.current?.querySelector<HTMLElement>('.player button')?.focus({ preventScroll: true });
    // Paper shows the still ladder.
    const all = () => set(goTo(count, count));
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  }, []);
  const first = useRef(true);
  useEffect(() => {
    const at = first.current ? 0 : reached;
    first.current = false;
    const row = section.current?.querySelectorAll('li')[at];
    row?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  }, [reached]);
  const { whatIf: t } = words;
  const done = Math.floor(now.done);
  const isOver = done >= count;
  const said = steps[done - 1]?.line ?? joinSentences(opening);
  const line = [said, ...(isOver ? ending.map(({ text }) => text) : [])].join(' · ');
  return (
    <section
      ref={section}
      class="played"
      aria-label={t.heading}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const act = keyActs(event, count);
        if (act === null && event.key !== 'Escape') return;
        event.preventDefault();
        if (act === null) leave();
        else set(act);
      }}
    >
      <ol class="trace">
        <li class="rung">
          <div class="below">
            {opening.map((text, i) => (i === 0 ? <b key={text}>{text}</b> : <p key={text}>{text}</p>))}
          </div>
        </li>
        {steps.map((told, i) => (
          <PlayedStep key={i} told={told} story={story} travelled={travelledIn(i, now)} />
        ))}
        {ending.length > 0 && (
          <li class={`rung${isOver ? '' : ' ahead'}`}>
            <div class="below">
              <Sentences said={ending} />
            </div>
          </li>
        )}
      </ol>
      <div class="player">
        <p aria-live={now.playing ? 'off' : 'polite'}>{line}</p>
        <input
          type="range"
          aria-label={t.moment}
          aria-valuetext={line}
          max={count}
          value={done}
          onInput={(event) => set(goTo(event.currentTarget.valueAsNumber, count))}
        />
        <div class="actions">
          {!still && (
            <button type="button" onClick={() => set(toggle(now, count))}>
              {now.playing ? t.pause : t.play}
            </button>
          )}
          <button type="button" aria-disabled={now.done <= 0} onClick={() => set(step(now, -1, count))}>
            {t.back}
          </button>
          <button type="button" aria-disabled={isOver} onClick={() => set(step(now, 1, count))}>
            {t.forward}
          </button>
          <button type="button" class="quiet" onClick={leave}>
            {t.leave}
          </button>
        </div>
      </div>
    </section>
  );
}

/** Calls back for each frame while something moves, with the milliseconds since the last. */
function useFrames(moves: boolean, draw: (ms: number) => void): void {
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    if (!moves) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function next(time) {
      latest.current(Math.max(0, time - before));
      before = time;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [moves]);
}

type Act = (was: Playback) => Playback;

/** Returns what a key does to what is played; null for one that does what it does elsewhere. */
function keyActs({ key, target }: KeyboardEvent, count: number): Act | null {
  const isSlider = target instanceof HTMLInputElement;
  if (key === ' ' || key === 'Enter') return isSlider ? (was) => toggle(was, count) : null;
  // The slider has arrows of its own.
  if (isSlider) return null;
  if (key === 'ArrowRight') return (was) => step(was, 1, count);
  if (key === 'ArrowLeft') return (was) => step(was, -1, count);
  if (key === 'Home') return () => goTo(0, count);
  return key === 'End' ? () => goTo(count, count) : null;
}
