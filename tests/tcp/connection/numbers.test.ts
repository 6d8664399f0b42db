/** Words that stand on a tape by number come back as they were. */
import { describe, expect, it } from 'vitest';
import { slotOf, timerAt, timerNumber } from '../../../src/tcp/connection/timer.ts';
import { RULES, STATES } from '../../../src/tcp/index.ts';
import {
  RESULT_WORDS,
  RULE_WORDS,
  stateNumber,
  stateWith,
} from '../../../src/tcp/simulator/records/marks.ts';

describe('a number stands for one word', () => {
  it('states', () => {
    expect(STATES.map((state) => stateWith(stateNumber(state)))).toEqual(STATES);
    expect(() => stateWith(11)).toThrow(RangeError);
  });

  it('timers, and those that replace one another share a slot', () => {
    const timers = Array.from({ length: 8 }, (_, number) => timerAt(number));
    expect(timers.map(timerNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(timers.map(slotOf)).toEqual([0, 0, 0, 0, 1, 2, 3, 3]);
    expect(() => timerAt(8)).toThrow(RangeError);
  });

  it('rules, with room for them in a mark', () => {
    const rules = Object.keys(RULES) as (keyof typeof RULES)[];
    expect(rules.map((rule) => RULE_WORDS.at(RULE_WORDS.numberOf(rule)))).toEqual(rules);
    expect(rules.length).toBeLessThan(512);
  });

  it('results of calls; one nobody knows is refused', () => {
    expect(RESULT_WORDS.at(RESULT_WORDS.numberOf('ECONNRESET'))).toBe('ECONNRESET');
    expect(() => RESULT_WORDS.numberOf('ENOENT')).toThrow(/ENOENT/);
  });
});
