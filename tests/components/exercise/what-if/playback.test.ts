import { describe, expect, it } from 'vitest';
import {
  advance,
  goTo,
  type Playback,
  pace,
  step,
  toggle,
  travelledIn,
} from '../../../../src/components/exercise/what-if/playback.ts';

const STEPS = 4;
const playing = (done: number): Playback => ({ done, playing: true });
const resting = (done: number): Playback => ({ done, playing: false });

describe('a run that is played', () => {
  it('goes on with time, one step after the other, and stops after the last', () => {
    expect(advance(playing(1), pace(STEPS), STEPS)).toEqual(playing(2));
    expect(advance(playing(1), pace(STEPS) / 2, STEPS)).toEqual(playing(1.5));
    expect(advance(playing(3.5), pace(STEPS), STEPS)).toEqual(resting(4));
    expect(advance(playing(0), 1e9, STEPS)).toEqual(resting(4));
  });

  it('does not go on while it rests', () => {
    expect(advance(resting(1), 1e9, STEPS)).toEqual(resting(1));
  });

  it('comes to the same place however its time is cut into frames', () => {
    let cut = playing(0);
    for (let frame = 0; frame < 100; frame++) cut = advance(cut, 16, STEPS);
    expect(cut.done).toBeCloseTo(advance(playing(0), 1600, STEPS).done);
  });

  it('is stepped to the end of whole steps, and rests there', () => {
    expect(step(playing(1.5), 1, STEPS)).toEqual(resting(2));
    expect(step(playing(1.5), -1, STEPS)).toEqual(resting(1));
    expect(step(resting(2), 1, STEPS)).toEqual(resting(3));
    expect(step(resting(2), -1, STEPS)).toEqual(resting(1));
    expect(step(resting(4), 1, STEPS)).toEqual(resting(4));
    expect(step(resting(0), -1, STEPS)).toEqual(resting(0));
    expect(goTo(99, STEPS)).toEqual(resting(4));
  });

  it('is paused where it is, goes on from there, and begins anew at its end', () => {
    expect(toggle(playing(1.5), STEPS)).toEqual(resting(1.5));
    expect(toggle(resting(1.5), STEPS)).toEqual(playing(1.5));
    expect(toggle(resting(4), STEPS)).toEqual(playing(0));
  });

  it('takes seconds and not minutes, be it ever so long', () => {
    for (const steps of [2, 10, 40]) expect(pace(steps) * steps).toBeLessThanOrEqual(14_000);
  });
});

describe('a segment on its way', () => {
  it('is nowhere before its step, travels in it, and has arrived before the step is over', () => {
    expect(travelledIn(1, playing(1))).toBeNull();
    expect(travelledIn(1, playing(1.35))).toBeCloseTo(0.5);
    expect(travelledIn(1, playing(1.9))).toBe(1);
    expect(travelledIn(1, resting(3))).toBe(1);
  });
});
