import { describe, expect, test } from 'vitest';
import { runValues } from '../../../src/exercises/authoring/run-values.ts';
import { valueAt, valueText } from '../../../src/exercises/authoring/value-at.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../content.ts';
import { UNITS } from '../files.ts';

const run = simulate(scenarioOf('close/four-way'), { seed: 1 });
const text = (path: string) => valueText(run, path, undefined, UNITS.en);

describe('valueAt', () => {
  test.each([
    ['#8.seq', run.segments[7]?.rseq],
    ['#8.header.seq', run.segments[7]?.segment.seq],
    ['#8.arrives', run.segments[7]?.arrivals[0]],
    ['client.enters(TIME-WAIT)', run.states.find(({ to }) => to === 'TIME-WAIT')?.at],
    ['client.enters( TIME-WAIT, 1 )', run.states.find(({ to }) => to === 'TIME-WAIT')?.at],
    ['client.stays(TIME-WAIT)', 60_000_000],
    ['client.state(before #8)', 'ESTABLISHED'],
    ['client.state(#8)', 'FIN-WAIT-1'],
    ['server.call(close).at', run.calls.find(({ host, call }) => host === 'server' && call === 'close')?.at],
    ['timer(time-wait).due', run.timers.find(({ timer }) => timer === 'time-wait')?.dueAt],
    ['delay', run.delay],
    ['end', run.end],
  ])('%s is a value', (path, value) => {
    expect(valueAt(run, path).value).toBe(value);
  });

  test.each([
    ['gap(#9,#10)', run.segments[9]!.sentAt - run.segments[8]!.sentAt],
    ['gap(#8, #8.arrives)', run.delay],
    ['gap(client.enters(TIME-WAIT),client.enters(CLOSED))', 60_000_000],
    ['gap(#8.seq,#11.seq)', 1],
    ['gap(#11.seq,#8.seq)', -1],
  ])('%s is by how much the second is more', (path, value) => {
    expect(valueAt(run, path).value).toBe(value);
  });

  test.each([
    ['#88.seq', 'there is no segment 88; the run has 11, and the first is #1'],
    ['#0.seq', 'there is no segment 0'],
    ['gap(#8,#88)', 'there is no segment 88'],
    ['gap(#8)', 'a gap is between two values'],
    ['gap(#8,#9.seq)', 'is not between two times or two numbers'],
    ['gap(#8.flags,#9.flags)', 'is not between two times'],
    ['#8', '"#8" is not yet a value; there are #8.seq, #8.ack,'],
    ['#8.sek', 'the run has no "#8.sek"; near: #8.seq'],
    ['server.call(close)', '"server.call(close)" is not yet a value; there are server.call(close).at,'],
    ['client.enters(TIMEWAIT)', 'near: client.enters(TIME-WAIT)'],
    ['#1.ack', 'the run has no "#1.ack"'],
    ['segments[7].rseq', 'the run has no "segments[7].rseq"'],
    ['', 'the run has no ""'],
  ])('%s is none', (path, why) => {
    expect(() => valueAt(run, path)).toThrow(why);
  });
});

test('a value is written as its kind usually is', () => {
  expect(['#8.flags', '#8.len', 'delay', 'client.stays(TIME-WAIT)', 'client.state(#8)'].map(text)).toEqual([
    'FIN,ACK',
    '0',
    '20 ms',
    '60 s',
    'FIN-WAIT-1',
  ]);
  expect(text('server.call(recv,2).result')).toBe('eof');
  expect(valueText(run, 'delay', 'seconds', UNITS.en)).toBe('0.02 s');
});

test.each(['close/four-way', 'close/simultaneous', 'handshake/old-duplicate-syn', 'close/four-clients'])(
  'every path that is listed for %s names its value',
  (id) => {
    const own = simulate(scenarioOf(id), { seed: 1 });
    for (const [path, value] of runValues(own)) expect(valueAt(own, path), path).toEqual(value);
  },
);
