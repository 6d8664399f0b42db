import { describe, expect, it } from 'vitest';
import {
  advance,
  goTo,
  heightAt,
  heightsOf,
  instantsOf,
  type Playback,
  pace,
  packetsAt,
  step,
  toggle,
} from '../../../../src/components/exercise/what-if/playback.ts';
import { layoutLadder } from '../../../../src/components/ladder/layout.ts';
import { tableRows } from '../../../../src/components/ladder/table-rows.ts';
import { dictionary, LOCALES } from '../../../../src/i18n/index.ts';
import { runOf } from '../../ladder/support/scenarios.ts';

const COUNT = 5;
const playing = (place: number): Playback => ({ place, playing: true });
const resting = (place: number): Playback => ({ place, playing: false });

describe('a run that is played', () => {
  it('goes on with time, one instant after the other, and stops at the last', () => {
    expect(advance(playing(1), pace(COUNT), COUNT)).toEqual(playing(2));
    expect(advance(playing(1), pace(COUNT) / 2, COUNT)).toEqual(playing(1.5));
    expect(advance(playing(3.5), pace(COUNT), COUNT)).toEqual(resting(4));
    expect(advance(playing(0), 1e9, COUNT)).toEqual(resting(4));
  });

  it('does not go on while it rests', () => {
    expect(advance(resting(1), 1e9, COUNT)).toEqual(resting(1));
  });

  it('comes to the same place however its time is cut into frames', () => {
    let cut = playing(0);
    for (let frame = 0; frame < 100; frame++) cut = advance(cut, 16, COUNT);
    expect(cut.place).toBeCloseTo(advance(playing(0), 1600, COUNT).place);
  });

  it('is stepped to whole instants, and rests there', () => {
    expect(step(playing(1.5), 1, COUNT)).toEqual(resting(2));
    expect(step(playing(1.5), -1, COUNT)).toEqual(resting(1));
    expect(step(resting(2), 1, COUNT)).toEqual(resting(3));
    expect(step(resting(2), -1, COUNT)).toEqual(resting(1));
    expect(step(resting(4), 1, COUNT)).toEqual(resting(4));
    expect(step(resting(0), -1, COUNT)).toEqual(resting(0));
    expect(goTo(99, COUNT)).toEqual(resting(4));
  });

  it('is paused where it is, goes on from there, and begins anew at its end', () => {
    expect(toggle(playing(1.5), COUNT)).toEqual(resting(1.5));
    expect(toggle(resting(1.5), COUNT)).toEqual(playing(1.5));
    expect(toggle(resting(4), COUNT)).toEqual(playing(0));
  });

  it('takes seconds and not minutes, be it ever so long', () => {
    for (const count of [2, 10, 40]) expect(pace(count) * count).toBeLessThanOrEqual(14_000);
  });
});

describe.each(LOCALES)('what happens in a run, told in %s', (locale) => {
  const { diagram } = dictionary(locale);

  it('is every event in the order of time, with the states it leads to', () => {
    const rows = tableRows(runOf('handshake/plain'), diagram);
    const instants = instantsOf(rows, diagram);
    expect(instants.map(({ at }) => at)).toEqual(instants.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(instants.flatMap(({ lines }) => lines)).toHaveLength(rows.filter(({ at }) => at !== null).length);
    const told = instants.flatMap(({ lines }) => lines).join('\n');
    expect(told).toContain(`${diagram.client} → SYN-SENT`);
    expect(told).toContain(`${diagram.server} → ESTABLISHED`);
  });

  it('goes down every drawing of a run', () => {
    for (const id of ['handshake/lost-syn-ack', 'close/simultaneous', 'close/lost-last-ack']) {
      const run = runOf(id);
      const instants = instantsOf(tableRows(run, diagram), diagram);
      for (const form of ['wide', 'narrow'] as const) {
        const ladder = layoutLadder(run, { words: diagram, form });
        const heights = heightsOf(ladder, run, instants);
        expect(heights, id).toEqual(heights.toSorted((a, b) => a - b));
        for (const y of heights) {
          expect(y, id).toBeGreaterThanOrEqual(0);
          expect(y, id).toBeLessThanOrEqual(ladder.height);
        }
      }
    }
  });
});

describe('a segment on its way', () => {
  const run = runOf('handshake/plain');
  const { diagram } = dictionary('en');
  const ladder = layoutLadder(run, { words: diagram, form: 'wide' });
  const instants = instantsOf(tableRows(run, diagram), diagram);
  const heights = heightsOf(ladder, run, instants);

  it('is on its arrow between its sending and its arrival, and nowhere at either', () => {
    const [syn] = ladder.segments;
    const sent = instants.findIndex(({ at }) => at === run.segments[0]!.sentAt);
    expect(heightAt(heights, sent)).toBe(syn!.start.y);
    expect(packetsAt(ladder, heightAt(heights, sent))).toEqual([]);
    const [packet, ...others] = packetsAt(ladder, heightAt(heights, sent + 0.5));
    expect(others).toEqual([]);
    expect(packet).toMatchObject({ from: 'client', lost: false });
    expect(packet!.x).toBeGreaterThan(ladder.lifelines.client);
    expect(packet!.x).toBeLessThan(ladder.lifelines.server);
  });
});
