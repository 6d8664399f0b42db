/** Scripts on which misconceptions show, and for each misconception the one that shows it best. */

import type { MisconceptionId } from '../../../../src/tcp/misconceptions/index.ts';
import type { Scenario } from '../../../../src/tcp/simulator/scenario.ts';
import { closeInSynSent, finWithData, life, simultaneousClose, threeSegmentClose } from './lives.ts';
import {
  dataAfterLostThirdAck,
  finOvertakes,
  lostData,
  lostFin,
  lostLastAck,
  lostSyn,
  lostThirdAck,
} from './losses.ts';
import { resetInWindow, staleSynAck, strayAck, synInEstablished } from './strays.ts';

/** The scripts by name. */
export const SCENARIOS = {
  'client-closes-first': life('client-closes-first', 'rfc9293', 'client'),
  'server-closes-first': life('server-closes-first', 'linux', 'server'),
  'fin-with-data': finWithData(),
  'three-segment-close': threeSegmentClose(),
  'simultaneous-close': simultaneousClose(),
  'close-in-syn-sent': closeInSynSent(),
  'lost-syn': lostSyn(),
  'lost-third-ack': lostThirdAck(),
  'data-after-lost-third-ack': dataAfterLostThirdAck(),
  'lost-data': lostData('lost-data', 1),
  'data-lost-twice': lostData('data-lost-twice', 2),
  'lost-fin': lostFin(),
  'lost-last-ack': lostLastAck(),
  'fin-overtakes': finOvertakes(),
  'stray-ack': strayAck(),
  'stale-syn-ack': staleSynAck(),
  'reset-in-window': resetInWindow(),
  'syn-in-established': synInEstablished(),
} as const satisfies Record<string, Scenario>;

/** Names a script. */
export type ScenarioName = keyof typeof SCENARIOS;

/** For each misconception a script on which it differs from the true model in exactly the cells it names. */
export const SHOWN_BY: Readonly<Record<MisconceptionId, ScenarioName>> = {
  'syn-costs-nothing': 'client-closes-first',
  'fin-costs-nothing': 'client-closes-first',
  'pure-ack-costs-one': 'client-closes-first',
  'ack-is-last-octet-received': 'client-closes-first',
  'seq-and-ack-swapped': 'client-closes-first',
  'ack-is-own-seq-plus-one': 'client-closes-first',
  'ack-is-seq-plus-one': 'client-closes-first',
  'ack-is-length': 'client-closes-first',
  'fin-with-data-ignores-fin': 'fin-with-data',
  'same-isn-both-sides': 'client-closes-first',
  'retransmission-takes-new-numbers': 'lost-data',
  'third-ack-is-repeated': 'lost-third-ack',
  'both-established-at-once': 'client-closes-first',
  'data-after-lost-third-ack-is-reset': 'data-after-lost-third-ack',
  'listen-ignores-stray-ack': 'stray-ack',
  'stale-syn-ack-is-ignored': 'stale-syn-ack',
  'close-in-syn-sent-sends-rst': 'close-in-syn-sent',
  'syn-rto-3-6-12': 'lost-syn',
  'first-fin-without-ack': 'client-closes-first',
  'fin-closes-both-ways': 'client-closes-first',
  'passive-closer-waits': 'client-closes-first',
  'client-always-waits': 'server-closes-first',
  'one-time-wait-in-simultaneous-close': 'simultaneous-close',
  'fin-wait-2-is-never-skipped': 'three-segment-close',
  'out-of-order-fin-closes': 'fin-overtakes',
  'two-msl-from-first-fin': 'client-closes-first',
  'retransmitted-fin-does-not-restart': 'lost-last-ack',
  'time-wait-is-240-on-linux': 'three-segment-close',
  'time-wait-is-120-on-linux': 'three-segment-close',
  'any-rst-in-window-resets': 'reset-in-window',
  'syn-resets-established': 'syn-in-established',
  'linux-has-no-loss-probe': 'data-lost-twice',
};
