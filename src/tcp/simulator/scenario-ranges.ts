/** What may be written for the times, sizes and ports of a scenario. Times are microseconds. */

import { PROFILES } from '../profile/profile.ts';
import type { Range } from '../profile/ranges.ts';
import { MOST, or, overridesProblems, PORT, shown, time, whole } from '../profile/ranges.ts';
import { MOST_DATA } from '../segment.ts';
import { SEQUENCE_SPACE } from '../sequence.ts';
import { structureProblems } from './check-scenario.ts';
import type { Action, Call, Filter, Injection, Scenario, SocketOption } from './scenario.ts';

const DAY = 86_400_000_000;
const TIME = time(0, 30 * DAY);
const NUMBER = whole(0, SEQUENCE_SPACE - 1);
const SECONDS = whole(0, 65_535, 'a whole number of seconds');
const LONGEST_KEEPALIVE = 32_767;

/** Names, values and ranges to be looked at. */
type Given = readonly (readonly [name: string, value: unknown, range: Range])[];

function problems(given: Given): string[] {
  return given.flatMap(([name, value, range]) =>
    range.admits(value) ? [] : [`${name} is ${shown(value)}; it must be ${range.says}`],
  );
}

/** Lists what is wrong with a scenario before it is run, one sentence each. */
export function scenarioProblems(scenario: Scenario): string[] {
  const structure = structureProblems(scenario);
  // Ranges are asked of a scenario whose profile, sides and calls there are.
  if (structure.length > 0) return structure;
  const { name, steps } = scenario;
  return [
    ...scenarioRangeProblems(scenario).map((problem) => `${name}: ${problem}.`),
    ...steps.flatMap(({ wait, action }, index) => {
      const what = 'call' in action ? `${action.side} ${action.call.op}` : 'wire';
      return [...problems([['its wait', wait, TIME]]), ...actionRangeProblems(action, scenario)].map(
        (problem) => `${name}: step ${index + 1} (${what}): ${problem}.`,
      );
    }),
  ];
}

/** Lists what of a scenario is out of range beside its steps, a sentence each. */
export function scenarioRangeProblems(scenario: Scenario): string[] {
  const profile = PROFILES[scenario.profile];
  const overrides = Object.entries(scenario.overrides ?? {}).flatMap(([side, given]) =>
    overridesProblems(given, profile).map((problem) => `${side}: ${problem}`),
  );
  const isns = (scenario.isns ?? []).flatMap(({ isn, port, peer }) =>
    problems([
      ['an ISN', isn, NUMBER],
      ['the port of an ISN', port, or(PORT, null)],
      ['the peer of an ISN', peer, or(PORT, null)],
    ]),
  );
  return [
    ...problems([
      ['the delay', scenario.delay, time(0, DAY)],
      ['the end', scenario.until, or(TIME, null)],
    ]),
    ...overrides,
    ...isns,
  ];
}

/** Lists what of a step's action is out of range, a sentence each. */
export function actionRangeProblems(action: Action, scenario: Scenario): string[] {
  if ('filter' in action) return filterProblems(action.filter);
  if ('unfilter' in action) return [];
  if ('inject' in action) return injectionProblems(action.inject);
  const timeout: Given = action.timeout === undefined ? [] : [['timeout', action.timeout, TIME]];
  return [...problems(timeout), ...callProblems(action.call, scenario)];
}

function callProblems(call: Call, scenario: Scenario): string[] {
  switch (call.op) {
    case 'set-param':
      return overridesProblems(call.overrides, PROFILES[scenario.profile]);
    case 'set-option':
      return optionProblems(call.option);
    case 'bind':
      return problems([['port', call.port, PORT]]);
    case 'listen':
      return problems([
        ['port', call.port, PORT],
        ['backlog', call.backlog, whole(0, MOST)],
      ]);
    case 'connect':
      return problems([
        ['port', call.port, or(PORT, null)],
        ['peer', call.peer, PORT],
      ]);
    case 'send': {
      const to = call.fastOpen;
      const ports: Given = to
        ? [
            ['port', to.port, or(PORT, null)],
            ['peer', to.peer, PORT],
          ]
        : [];
      return problems([['bytes', call.bytes, whole(1, 2 ** 30)], ...ports]);
    }
    case 'recv':
      return problems([['max', call.max, whole(1, MOST)]]);
    case 'accept':
    case 'shutdown':
    case 'close':
    case 'lose-state':
    case 'kill':
      return [];
    default:
      return call satisfies never;
  }
}

const OPTION_RANGES = {
  // The least that Linux gives: SOCK_MIN_RCVBUF, half of which is text.
  SO_RCVBUF: whole(1_152, 2 ** 29, 'a whole number of octets'),
  TCP_KEEPIDLE: whole(1, LONGEST_KEEPALIVE, 'a whole number of seconds'),
  TCP_KEEPINTVL: whole(1, LONGEST_KEEPALIVE, 'a whole number of seconds'),
  TCP_KEEPCNT: whole(1, 127),
  TCP_DEFER_ACCEPT: SECONDS,
  TCP_USER_TIMEOUT: whole(0, MOST, 'a whole number of milliseconds'),
  TCP_FASTOPEN: whole(0, MOST),
} as const satisfies Partial<Record<SocketOption['name'], Range>>;

function optionProblems(option: SocketOption): string[] {
  switch (option.name) {
    case 'SO_REUSEADDR':
    case 'SO_KEEPALIVE':
      return [];
    case 'SO_LINGER':
      return problems([['SO_LINGER', option.value.seconds, SECONDS]]);
    default:
      return problems([[option.name, option.value, OPTION_RANGES[option.name]]]);
  }
}

function filterProblems({ delay, count, match, rewrite }: Filter): string[] {
  const { skip, rack, since, idle } = match;
  return problems([
    ['its delay', delay ?? 0, time(0, DAY)],
    ['its count', count, or(whole(1, MOST), null)],
    ['skip', skip ?? 0, whole(0, MOST)],
    ['rack', rack ?? 0, whole(-SEQUENCE_SPACE, SEQUENCE_SPACE)],
    ['since', since ?? 0, TIME],
    ['idle', idle ?? 1, time(1, 30 * DAY)],
    ...(rewrite === undefined ? [] : segmentRanges(rewrite)),
  ]);
}

function injectionProblems({ segment }: Injection): string[] {
  const ports: Given = [
    ['its source port', segment.sport, PORT],
    ['its destination port', segment.dport, PORT],
    ['its window', segment.wnd, whole(0, 65_535)],
  ];
  return problems([...ports, ...segmentRanges(segment)]);
}

function segmentRanges(s: Partial<Record<'seq' | 'ack' | 'flags' | 'len', number>>): Given {
  return [
    ['its SEQ', s.seq ?? 0, NUMBER],
    ['its ACK', s.ack ?? 0, NUMBER],
    ['its flags', s.flags ?? 0, whole(0, 255)],
    ['its length', s.len ?? 0, whole(0, MOST_DATA)],
  ];
}
