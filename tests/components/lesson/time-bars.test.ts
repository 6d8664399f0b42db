import { expect, test } from 'vitest';
import { timeRows, timeScale } from '../../../src/components/lesson/time-bars.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../../exercises/content.ts';

const runOf = (id: string) => simulate(scenarioOf(id), { seed: 1 });
const whole = (run: ReturnType<typeof runOf>) => ({ from: 0, to: run.end });

test('a host passes its states one after the other, and TIME-WAIT lasts as long as its timer', () => {
  const run = runOf('close/four-way');
  const rows = timeRows(run, 'client', whole(run));
  const named = (name: string) => rows.find((row) => row.name === name)?.bars;
  expect(rows.filter(({ kind }) => kind === 'state').map(({ name }) => name)).toEqual([
    'SYN-SENT',
    'ESTABLISHED',
    'FIN-WAIT-1',
    'FIN-WAIT-2',
    'TIME-WAIT',
  ]);
  expect(named('time-wait')).toMatchObject([{ outcome: 'expired', ended: true }]);
  expect(named('TIME-WAIT')?.map(({ from, to }) => to - from)).toEqual([60_000_000]);
  expect(named('time-wait')?.map(({ from, to }) => to - from)).toEqual([60_000_000]);
});

test('what is outside the time shown is cut off, and said not to have ended', () => {
  const run = runOf('close/four-way');
  const [begun = 0] = run.states.flatMap(({ to, at }) => (to === 'TIME-WAIT' ? [at] : []));
  const rows = timeRows(run, 'client', { from: begun, to: begun + 1_000_000 });
  expect(rows.map(({ name }) => name)).toEqual(['TIME-WAIT', 'time-wait']);
  expect(rows.flatMap(({ bars }) => bars)).toMatchObject([
    { from: begun, to: begun + 1_000_000, ended: false },
    { from: begun, to: begun + 1_000_000, ended: false },
  ]);
});

test('a host without a connection has no rows', () => {
  const run = runOf('handshake/syn-never-answered');
  expect(timeRows(run, 'server', whole(run))).toEqual([]);
});

test.each(['close/four-way', 'handshake/syn-never-answered', 'keepalive/dead-peer'])(
  'the scale of %s goes from end to end, and no bar of it is too short to see',
  (id) => {
    const run = runOf(id);
    const rows = timeRows(run, 'client', whole(run));
    const { x } = timeScale(rows, whole(run), 600);
    expect([x(0), Math.round(x(run.end))]).toEqual([0, 600]);
    for (const { from, to } of rows.flatMap(({ bars }) => bars)) expect(x(to) - x(from)).toBeGreaterThan(1);
  },
);

test('what can be seen to scale is drawn to scale', () => {
  const bar = { outcome: null, due: null, ended: true };
  const rows = [
    {
      name: 'TIME-WAIT',
      kind: 'state',
      bars: [
        { ...bar, from: 0, to: 25 },
        { ...bar, from: 25, to: 100 },
      ],
    },
  ] as const;
  const { linear, x } = timeScale(rows, { from: 0, to: 100 }, 200);
  expect([linear, x(25)]).toEqual([true, 50]);
});
