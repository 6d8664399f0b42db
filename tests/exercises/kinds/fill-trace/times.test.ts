import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { report as fillTraceReport } from '../../../../src/components/exercise/kinds/fill-trace/report.tsx';
import { describeIssues } from '../../../../src/exercises/authoring/author-errors.ts';
import { fillTrace, solve } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { fillTraceSchema } from '../../../../src/exercises/kinds/fill-trace/schema.ts';
import { blanks } from '../../../../src/exercises/trace/index.ts';
import { dictionary, LOCALES } from '../../../../src/i18n/index.ts';
import { reportOn, wordsIn } from '../../../components/exercise/words-in.ts';
import { specOf, specWith } from '../../content.ts';

/** SYNs at 0, 1, 3, 7 s, connect() gives up at 15 s. */
const SYNS = specWith(
  {
    scenario: {
      ...specWith({}, 'handshake/syn-never-answered').scenario,
      overrides: { client: { synLinearTimeouts: 0, synRetries: 3 } },
    },
    ask: [{ segments: 'all', cells: ['sent'] }],
    moments: [{ side: 'client', what: 'returns', name: 'connect', nth: 1, cells: ['time', 'result'] }],
  },
  'handshake/syn-never-answered',
);
const RIGHT = { '2.sent': '1', '3.sent': '3', '4.sent': '7', 'c2.time': '15', 'c2.result': 'ETIMEDOUT' };
const syns = fillTrace.generate(SYNS, 1);

function marks(question: FillTraceQuestion, typed: Readonly<Record<string, string>>) {
  const parsed = fillTrace.parse(question, typed);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { cells, score } = fillTrace.grade(question, parsed.answer);
  return { score, marks: Object.fromEntries(cells.map(({ id, mark }) => [id, mark])) };
}

describe('times of a run', () => {
  it('are asked where they follow from something shown, and stand nowhere in the question', () => {
    expect(blanks(syns)).toEqual(Object.keys(RIGHT));
    expect(syns.rows.map(({ sentAt, arrivesAt }) => [sentAt, arrivesAt])).toEqual([
      [0, null],
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(syns.moments).toMatchObject([{ id: 'c2', below: 3, at: null }]);
    expect(marks(syns, RIGHT).score).toBe(1);
  });

  it('are right within the precision the question states, and wrong beyond it', () => {
    expect(marks(syns, { ...RIGHT, '2.sent': '1.0099' }).score).toBe(1);
    expect(marks(syns, { ...RIGHT, '2.sent': '1.01' }).marks['2.sent']).toBe('wrong');
    expect(marks(syns, { ...RIGHT, '2.sent': '990 ms' }).marks['2.sent']).toBe('wrong');
  });

  it('follow from an earlier slip by the interval the run adds', () => {
    const typed = { ...RIGHT, '2.sent': '3', '3.sent': '5', '4.sent': '9', 'c2.time': '17' };
    const { marks: found, score } = marks(syns, typed);
    expect(found).toEqual({
      '2.sent': 'wrong',
      '3.sent': 'follows',
      '4.sent': 'follows',
      'c2.time': 'follows',
      'c2.result': 'right',
    });
    expect(score).toBe((1 + 3 / 2) / 5);
  });

  it('are told with what they are counted from, what is added, and the parameter that rules it', () => {
    const { cells } = fillTraceReport.shown(syns, wordsIn('en'));
    expect(cells['2.sent']?.why?.line).toBe('1\u00a0s = 0\u00a0s (#1 sent) + 1\u00a0s (RTO)');
    expect(cells['3.sent']?.why?.line).toBe(
      '3\u00a0s = 1\u00a0s (#2 sent) + 2\u00a0s (RTO, doubled from 1\u00a0s)',
    );
    expect(cells['c2.time']?.why?.line).toBe(
      '15\u00a0s = 7\u00a0s (#4 sent) + 8\u00a0s (RTO, doubled from 4\u00a0s; tcp_syn_linear_timeouts = 0, tcp_syn_retries = 3)',
    );
  });

  it('that cannot be read are named, with what would do', () => {
    const typed = { ...RIGHT, '3.sent': 'later', 'c2.result': 'gave up' };
    const report = reportOn(fillTraceReport, syns, typed, wordsIn('en'));
    expect(report).toMatchObject({ score: null, first: '3.sent' });
    expect(report.cells['3.sent']?.word).toBe(dictionary('en').exercise.problemTime);
    expect(report.cells['c2.result']?.word).toBe(dictionary('en').exercise.problemOutcome);
  });

  it('count from arrivals: TIME-WAIT begins anew with each repeated FIN', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const question = fillTrace.generate(specOf('time-wait/restarted'), seed);
      const last = solve(question).at(-1)!;
      const fin = question.rows.findLast(({ from }) => from === 'server')!;
      expect(last).toMatchObject({
        value: fin.sentAt! + question.scenario.delay + 60_000_000,
        derivation: { how: 'timer', timer: 'time-wait', base: { segment: fin.index }, wait: 60_000_000 },
      });
    }
  });

  it('of a keepalive count from what was heard last, then from probe to probe', () => {
    const question = fillTrace.generate(specOf('timers/keepalive-times'), 1);
    const value = (name: string) => question.params.find((param) => param.name === name)?.value;
    const waits = solve(question).flatMap(({ derivation }) =>
      derivation.how === 'timer' ? [derivation.wait / 1_000_000] : [],
    );
    const interval = value('tcp_keepalive_intvl');
    expect(waits[0]).toBe(value('tcp_keepalive_time'));
    expect(new Set(waits.slice(1))).toEqual(new Set([interval]));
  });
});

describe('what a seed draws for a run', () => {
  const spec = specOf('timers/syn-times');
  const drawn = Array.from({ length: 60 }, (_, seed) => fillTrace.generate(spec, seed));

  it('is told, runs, and comes in all its values', () => {
    const all = drawn.map(({ params }) => params.map(({ value }) => value).join('/'));
    expect(new Set(all).size).toBe(12);
    for (const { params, rows } of drawn) {
      const repetitions = params.reduce((sum, { value }) => sum + value, 0);
      expect(rows).toHaveLength(1 + repetitions);
    }
  });

  it('is a delay or a number of losses as well', () => {
    const many = Array.from({ length: 40 }, (_, seed) =>
      fillTrace.generate(specOf('timers/fin-times-rfc'), seed),
    );
    expect(new Set(many.map(({ delay }) => delay))).toEqual(new Set([20_000, 50_000, 90_000]));
    const lost = many.map(({ rows }) => rows.filter(({ fate }) => fate === 'lost').length);
    expect(new Set(lost)).toEqual(new Set([1, 2, 3, 4]));
  });
});

describe('an author’s slip about times', () => {
  const message = (ask: string, more = '') => {
    const file = parse(
      `{kind: fill-trace, difficulty: 1, title: {en: a, zh-cn: b}, prompt: {en: a, zh-cn: b}, scenario: x, numbers: relative, ask: [${ask}]${more}}`,
    );
    const checked = fillTraceSchema.safeParse(file);
    return checked.success ? '' : describeIssues('x.yaml', checked.error.issues);
  };

  it.each([
    ['{call: connect, cells: [time]}', 'need "side: client" or "side: server"'],
    ['{call: ring, side: client, cells: [time]}', 'must be a call: '],
    ['{leaves: TIME_WAIT, side: client, cells: [time]}', 'must be a state: '],
    ['{leaves: TIME-WAIT, side: client, cells: [result]}', 'has no cell "result" there; there are time'],
    ['{call: connect, side: client, cells: [sent]}', 'has no cell "sent" there; there are time, result'],
    ['{segment: 2, side: client, cells: [sent]}', '"side" and "nth" belong to "call" and "leaves"'],
    ['{segment: 2, call: connect, side: client, cells: [time]}', 'must have one of "segment: 2"'],
    ['{cells: [sent]}', 'must have one of "segment: 2"'],
  ])('%s is refused with what would be valid', (ask, said) => {
    expect(message(ask)).toContain(said);
  });

  it('in what is drawn is refused with the parameters there are', () => {
    const ask = '{segment: 2, cells: [sent]}';
    expect(message(ask, ', vary: {client: {tcp_retry: [1, 2]}}')).toContain('is not a parameter; there are ');
    expect(message(ask, ', vary: {delay: [10ms]}')).toContain('must list at least two values');
    expect(message(ask, ', vary: {delay: [10, 20ms]}')).toContain('a time with its unit');
    expect(message(ask, ', precision: fine')).toContain('a time with its unit');
    expect(message(ask)).toBe('');
  });

  const wrong = (part: Parameters<typeof specWith>[0]) => () => fillTrace.generate(specWith(part), 1);

  it('about a moment the run has not is told with those it has', () => {
    const moment = { side: 'client', what: 'returns', name: 'recv', nth: 1, cells: ['time'] } as const;
    expect(wrong({ moments: [moment] })).toThrow(
      'Exercise test: asks when the client’s recv() returns; in its run there are connect',
    );
    expect(wrong({ moments: [{ ...moment, what: 'leaves', name: 'TIME-WAIT' }] })).toThrow(
      'Exercise test: asks when the client leaves TIME-WAIT; in its run there are CLOSED, SYN-SENT',
    );
    expect(wrong({ moments: [{ ...moment, what: 'leaves', name: 'CLOSED' }] })).toThrow(
      'cannot be worked out from what is shown',
    );
    expect(wrong({ ask: [{ segment: 1, cells: ['sent'] }] })).toThrow(
      'sent of segment 1 cannot be worked out from what is shown',
    );
  });
});

describe.each(LOCALES)('sentences about times in %s', (locale) => {
  it('have all their places filled, whatever timer rules', () => {
    const ids = [
      'timers/keepalive-times',
      'timers/fin-times-linux',
      'timers/fin-wait-2-end',
      'timers/syn-times-rfc',
    ];
    for (const id of ids) {
      const question = fillTrace.generate(specOf(id), 3);
      for (const { word, why } of Object.values(fillTraceReport.shown(question, wordsIn(locale)).cells)) {
        expect(`${word} ${why?.line}`, id).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });
});
