import { describe, expect, it } from 'vitest';
import {
  LINUX,
  overridesOf,
  parameterProblem,
  RFC9293,
  SYSCTLS,
  sysctlProblem,
} from '../../../src/tcp/index.ts';
import { overridesProblems, RANGES } from '../../../src/tcp/profile/ranges.ts';

describe('every parameter of a profile has a range', () => {
  it.each(Object.keys(RANGES))('%s admits what both profiles have', (name) => {
    for (const profile of [LINUX, RFC9293]) {
      const [, value] = Object.entries(profile).find(([key]) => key === name) ?? [];
      expect(parameterProblem(name, value)).toBe(null);
    }
  });

  it.each<[string, unknown, string]>([
    ['mss', 5, 'is 5; it must be a whole number of octets from 88 to 65495'],
    ['mss', -5, 'is -5; it must be a whole number of octets from 88 to 65495'],
    ['mss', 1460.5, 'is 1460.5; it must be a whole number of octets from 88 to 65495'],
    ['receiveWindow', -1, 'is -1; it must be a whole number of octets from 1 to 1073725440'],
    ['receiveWindow', 0, 'is 0; it must be a whole number of octets from 1 to 1073725440'],
    ['windowScale', 20, 'is 20; it must be a whole number from 0 to 14, or null'],
    ['delayedAck', 'sometimes', 'is "sometimes"; it must be never, adaptive or always'],
    ['twReuse', 9, 'is 9; it must be 0, 1 or 2'],
    ['synRetries', 1.5, 'is 1.5; it must be a whole number from 1 to 127, or .inf for no bound'],
    ['timestamps', 1, 'is 1; it must be true or false'],
    ['rtoInitial', 0, 'is 0; it must be a time from 1 ms to 2 min, in whole microseconds'],
    ['giveUpAfter', 'soon', 'is "soon"; it must be a time from 1 ms to 1 d, in whole microseconds, or null'],
    ['windowProbe', null, 'is null; it must be octet or empty'],
    [
      'portRange',
      [40000, 30000],
      'is [40000,30000]; it must be two ports from 1 to 65535, the first not above the last, such as [32768, 60999]',
    ],
    [
      'portRange',
      '32768 60999',
      'is "32768 60999"; it must be two ports from 1 to 65535, the first not above the last, such as [32768, 60999]',
    ],
    ['timeWait', Number.NaN, 'is null; it must be a time from 1 ms to 1 d, in whole microseconds'],
  ])('%s: %j', (name, value, problem) => {
    expect(parameterProblem(name, value)).toBe(problem);
  });

  it('another name is refused with those there are', () => {
    expect(parameterProblem('tcp_magic', 1)).toMatch(/^is not a parameter; there are policies, rtoInitial, /);
  });

  it.each<[Parameters<typeof overridesProblems>[0], string]>([
    [{ rtoMin: 90_000_000 }, 'rtoMin is 90000000; it must not be above rtoMax, 60000000'],
    [{ delayedAckMax: 100_000 }, 'delayedAckMin is 200000; it must not be above delayedAckMax, 100000'],
  ])('%j contradicts another parameter', (overrides, problem) => {
    expect(overridesProblems(overrides, RFC9293)).toEqual([problem]);
  });
});

describe('every sysctl has a range', () => {
  it.each(Object.entries(SYSCTLS))(
    '%s: its default and its bounds are values of the parameter it sets',
    (name, { initial, range, set }) => {
      for (const value of [initial, ...range]) {
        for (const [parameter, given] of Object.entries(set(value))) {
          expect([name, value, parameterProblem(parameter, given)]).toEqual([name, value, null]);
        }
      }
    },
  );

  it.each([
    ['tcp_tw_reuse', 9, 'is 9; it must be a whole number from 0 to 2'],
    ['tcp_syn_retries', 1.5, 'is 1.5; it must be a whole number from 1 to 127'],
    ['tcp_syn_retries', -1, 'is -1; it must be a whole number from 1 to 127'],
    ['tcp_fin_timeout', 100_000, 'is 100000; it must be a whole number from 0 to 86400 (s)'],
  ] as const)('%s = %d', (name, value, problem) => {
    expect(sysctlProblem(name, value)).toBe(problem);
    expect(() => overridesOf({ [name]: value })).toThrow(`${name} ${problem}`);
  });
});
