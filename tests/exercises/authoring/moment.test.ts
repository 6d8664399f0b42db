import { expect, test } from 'vitest';
import { momentOf } from '../../../src/exercises/authoring/moment.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../content.ts';

const run = simulate(scenarioOf('handshake/lost-syn'), { seed: 1 });
const [lost, again] = run.segments;

test.each([
  ['#2', again!.sentAt, { number: 2, event: 'sent' }],
  ['#2.sent', again!.sentAt, { number: 2, event: 'sent' }],
  ['#2.arrives', again!.arrivals[0], { number: 2, event: 'arrives' }],
  ['#2.arrives + 1.5s', again!.arrivals[0]! + 1_500_000, null],
  ['end', run.end, null],
  ['server.call(listen).at', run.calls[0]!.at, null],
  ['server.call(listen).at + 20ms', run.calls[0]!.at + 20_000, null],
])('%s is a moment', (written, at, segment) => {
  expect(momentOf(run, written)).toEqual({ at, segment });
});

test.each([
  ['#99', `there is no #99; the run has #1 to #${run.segments.length}`],
  ['#1.arrives', '#1 is lost and never arrives'],
  ['#2 + soon', 'after + stands a time with its unit'],
  ['#2 + 1s + 1s', 'after + stands a time with its unit'],
  ['later', '"later" is no moment: write #3'],
  ['server.call(listen,9).at', 'the run has no "server.call(listen,9).at"; near: server.call(listen).at'],
  ['server.call(listen).result', '"server.call(listen).result" is ok, no time'],
])('%s is none', (written, why) => {
  expect(lost?.fate).toBe('lost');
  expect(() => momentOf(run, written)).toThrow(why);
});
