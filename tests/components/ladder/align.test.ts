import { expect, test } from 'vitest';
import { levelLadders, partsOf, sameSegments } from '../../../src/components/ladder/align.ts';
import { dictionary } from '../../../src/i18n/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../../exercises/content.ts';

const runOf = (id: string, profile?: 'linux' | 'rfc9293') => {
  const scenario = scenarioOf(id);
  return simulate({ ...scenario, profile: profile ?? scenario.profile }, { seed: 1 });
};
const numbers = (pairs: ReturnType<typeof sameSegments>) => pairs.map(([a, b]) => [a.index + 1, b.index + 1]);
const REQUEST = { words: dictionary('en').diagram, form: 'narrow' } as const;

test('a SYN that arrives is the one that is sent again after one was lost', () => {
  const [a, b] = [runOf('handshake/plain'), runOf('handshake/lost-syn')];
  expect(numbers(sameSegments(a.segments, b.segments))).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
});

test('the second run is shown between the same neighbours', () => {
  const [a, b] = [runOf('close/four-way'), runOf('close/lost-last-ack')];
  const pairs = sameSegments(a.segments, b.segments);
  const shown = (from: number, to: number) =>
    partsOf([a, b], pairs, from, to).map(({ segments }) => segments.map(({ index }) => index + 1));
  expect(shown(8, 11)).toEqual([
    [8, 9, 10, 11],
    [8, 9, 10, 11, 12, 13],
  ]);
  expect(shown(8, 9)).toEqual([
    [8, 9],
    [8, 9],
  ]);
});

test('segments that two runs share are sent at one height, but no way is stretched out of shape', () => {
  const level = (ids: readonly [string, string], profile?: 'rfc9293') => {
    const [a, b] = [runOf(ids[0]), runOf(ids[1], profile)];
    const pairs = sameSegments(a.segments, b.segments);
    const parts = partsOf([a, b], pairs, 1, a.segments.length);
    const [one, two] = levelLadders(parts, pairs, REQUEST);
    const y = ({ segments }: typeof one, index: number) =>
      segments.find((segment) => segment.index === index)?.start.y ?? 0;
    return pairs.map(([p, q]) => Math.round(Math.abs(y(one, p.index) - y(two, q.index))));
  };
  expect(level(['handshake/plain', 'handshake/lost-syn'])).toEqual([0, 0, 0]);
  expect(Math.max(...level(['close/three-segment', 'close/three-segment'], 'rfc9293'))).toBeLessThan(6);
  const lastAckLost = level(['close/four-way', 'close/lost-last-ack']);
  expect(lastAckLost.slice(0, -1).every((apart) => apart < 6)).toBe(true);
  expect(lastAckLost.at(-1)).toBeGreaterThan(80);
});
