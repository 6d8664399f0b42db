import { describe, expect, it } from 'vitest';
import {
  fillPlaces,
  quoted,
  type Reference,
  referenceSchema,
  type Units,
} from '../../../src/exercises/authoring/reference.ts';
import { scenarioOf } from '../content.ts';
import { UNITS } from '../files.ts';

/** What a sentence says that quotes one value. */
const said = (value: Reference, units: Units = UNITS.en): string =>
  quoted({ profile: 'linux', values: { value } }, scenarioOf, units)('{value}');

describe('a value that a sentence quotes', () => {
  const run = 'close/four-way';

  it.each([
    [{ run, at: '#10.seq' }, '8'],
    [{ run, at: '#10.flags' }, 'FIN,ACK'],
    [{ run, at: 'gap(#9,#10)', format: 'milliseconds' }, '110\u00a0ms'],
    [{ run, at: 'server.state(before #1)' }, 'LISTEN'],
    [{ run, count: { flags: 'FIN,ACK' } }, '2'],
    [{ profile: 'linux', param: 'timeWait', format: 'seconds' }, '60\u00a0s'],
    [{ profile: 'rfc9293', param: 'synGiveUpAfter', format: 'minutes' }, '3\u00a0min'],
  ] as const)('as %j is %s', (reference, text) => {
    expect(said(reference)).toBe(text);
    expect(referenceSchema.safeParse(reference).success).toBe(true);
  });

  it('comes from the run of a misconception where it names one', () => {
    const again = { run: 'timers/third-ack-never', at: '#4.sent', format: 'seconds' } as const;
    const shown = { ...again, at: 'gap(#2,#4)' };
    expect(said(shown)).toBe('1\u00a0s');
    expect(said({ ...shown, misconception: 'syn-rto-3-6-12' }, UNITS['zh-cn'])).toBe('3\u00a0秒');
  });

  it.each([
    [{ run, at: '#100.seq' }, /there is no segment 100; the run has 11/],
    [{ run, at: '#1.flags', format: 'text' }, /2 is no text/],
    [{ run, at: '#1.sent', format: 'state' }, /is no state/],
    [{ profile: 'linux', param: 'msl', format: 'seconds' }, /there is no parameter "msl"/],
  ] as const)('as %j is refused', (reference, message) => {
    expect(() => said(reference)).toThrow(message);
  });
});

describe('the places of a sentence', () => {
  it('are filled with values, parameters, and numbers that have a source', () => {
    expect(fillPlaces('after {t} or {n}', { t: '60 s', n: '3' }, UNITS.en)).toBe('after 60\u00a0s or 3');
    const text =
      'Linux waits {linux.timeWait}, RFC 9293 {rfc9293.timeWait}, every [4 µs](lit:RFC 9293 §3.4.1 (MUST-8)).';
    expect(fillPlaces(text, {}, UNITS.en)).toBe(
      'Linux waits 60\u00a0s, RFC 9293 240\u00a0s, every 4\u00a0µs.',
    );
    expect(fillPlaces('{t} 后重传，{n} 次', { t: '1 秒', n: '3' }, UNITS['zh-cn'])).toBe(
      '1\u00a0秒后重传，3 次',
    );
  });

  it('without a value are told with those there are', () => {
    expect(() => fillPlaces('after {t}', { n: '3' }, UNITS.en)).toThrow(/place \{t\}; values are n/);
    expect(() => fillPlaces('{linux.msl}', {}, UNITS.en)).toThrow(/there is no parameter "msl"/);
  });
});
