import { describe, expect, it } from 'vitest';
import { HIDDEN, hiddenFor, playedRows, whatIf } from '../../../src/exercises/what-if/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../content.ts';

const scenario = scenarioOf('handshake/plain');
const played = (open: Parameters<typeof hiddenFor>[0], shown: readonly number[] = [0]) =>
  playedRows(whatIf(scenario, 1, 1, { ack: 9 }), 'absolute', shown, hiddenFor(open));

describe('a run that is played', () => {
  it('is written from the learner’s own segment on, which keeps what was sent', () => {
    const [own, ...others] = played([]);
    expect(own).toMatchObject({ index: 1, from: 'server', cells: { flags: 'SYN,ACK', ack: '9' } });
    expect(others.map(({ index }) => index)).toEqual(others.map((_, i) => i + 2));
    const hidden = played([
      { from: 'server', kind: 'ack' },
      { from: 'server', kind: 'flags' },
    ]);
    expect(hidden[0]?.cells).toMatchObject({ flags: 'SYN,ACK', ack: '9' });
  });

  it('has what was on the wire then, unless it stands above', () => {
    const { segments } = simulate(scenarioOf('close/simultaneous'), { seed: 1 });
    const second = segments.findIndex(({ from, segment }) => from === 'server' && segment.flags & 1);
    const crossed = whatIf(scenarioOf('close/simultaneous'), 1, second, { ack: 9 });
    const indexes = (shown: readonly number[]) =>
      playedRows(crossed, 'relative', shown, new Set()).map(({ index }) => index);
    expect(indexes([])[0]).toBe(second - 1);
    expect(indexes([second - 1])[0]).toBe(second);
  });

  it.each([
    ['seq', 'seq', 'ack'],
    ['ack', 'ack', 'seq'],
  ] as const)(
    'hides all numbers of the space in which %s of the client is to be found',
    (kind, own, peer) => {
      const rows = played([{ from: 'client', kind }]).slice(1);
      expect(rows.length).toBeGreaterThan(1);
      for (const { from, cells } of rows) {
        const [hidden, open] = from === 'client' ? ([own, peer] as const) : ([peer, own] as const);
        expect(cells[hidden] || HIDDEN).toBe(HIDDEN);
        expect(cells[open]).not.toBe(HIDDEN);
      }
    },
  );

  it('hides flags and LEN of the same side, states and times of both', () => {
    for (const { from, cells } of played([{ from: 'client', kind: 'flags' }]).slice(1))
      expect(cells.flags === HIDDEN).toBe(from === 'client');
    for (const { cells } of played([{ from: 'client', kind: 'server' }]).slice(1))
      expect([cells.server, cells.client === HIDDEN]).toEqual([HIDDEN, false]);
    for (const { cells } of played([{ from: 'client', kind: 'sent' }])) expect(cells.sent).toBe(HIDDEN);
  });
});
