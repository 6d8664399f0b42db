/** Where a run stands that is played: how many of its steps are done, and how much of the next. */
export interface Playback {
  readonly done: number;
  readonly playing: boolean;
}

/** The share of a step in which its segment travels; then what came of it is looked at. */
const ON_THE_WAY = 0.7;

/** How long one of this many steps takes, ms: a long run goes faster. */
export function pace(steps: number): number {
  return Math.min(1200, Math.max(350, 14_000 / Math.max(1, steps)));
}

/** Goes on for some milliseconds; stops after the last step. */
export function advance({ done, playing }: Playback, ms: number, steps: number): Playback {
  if (!playing) return { done, playing };
  const next = done + ms / pace(steps);
  return next >= steps ? { done: steps, playing: false } : { done: next, playing };
}

/** Goes to the end of a step, or back to the one before, and rests there. */
export function step({ done }: Playback, by: 1 | -1, steps: number): Playback {
  return goTo(by === 1 ? Math.floor(done) + 1 : Math.ceil(done) - 1, steps);
}

/** Goes to where so many steps are done, and rests there. */
export function goTo(done: number, steps: number): Playback {
  return { done: Math.min(steps, Math.max(0, done)), playing: false };
}

/** Plays on, from the beginning where all was played; or rests. */
export function toggle({ done, playing }: Playback, steps: number): Playback {
  return { done: !playing && done >= steps ? 0 : done, playing: !playing };
}

/** Returns how far the segment of a step has travelled, from 0 to 1; null while the step is still to come. */
export function travelledIn(step: number, { done }: Playback): number | null {
  return done <= step ? null : Math.min(1, (done - step) / ON_THE_WAY);
}
