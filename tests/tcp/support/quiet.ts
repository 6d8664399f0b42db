import { expect, it } from 'vitest';
import type {
  Call,
  CallResult,
  ProfileName,
  ScenarioStep,
  State,
  Transcript,
} from '../../../src/tcp/index.ts';
import { ACK, flagNames, PSH, SYN, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from './print.ts';
import { CLIENT, call, connect, forge, isns, lose, OPEN, scenario, shutdown } from './script.ts';

export const LINGER_0 = call(0, 'client', {
  op: 'set-option',
  socket: 'c',
  option: { name: 'SO_LINGER', value: { on: true, seconds: 0 } },
});

/** How the client gets into each state, quiet, by 500 ms. */
export const INTO: Readonly<Record<Exclude<State, 'LISTEN'>, readonly ScenarioStep[]>> = {
  CLOSED: [],
  'SYN-SENT': [lose(0), connect(490)],
  'SYN-RECEIVED': [lose(0), connect(470), forge(480, 'server', { flags: SYN, seq: 7000 })],
  ESTABLISHED: OPEN,
  'FIN-WAIT-1': [...OPEN, lose(400), shutdown(450, 'client')],
  'FIN-WAIT-2': [...OPEN, shutdown(300, 'client')],
  'CLOSE-WAIT': [...OPEN, shutdown(300, 'server')],
  CLOSING: [...OPEN, lose(290, { from: 'client' }), shutdown(300, 'client'), shutdown(300, 'server')],
  'LAST-ACK': [...OPEN, shutdown(300, 'server'), lose(400), shutdown(450, 'client')],
  'TIME-WAIT': [...OPEN, shutdown(300, 'client'), shutdown(350, 'server')],
};
export type Quiet = keyof typeof INTO;
export const QUIET = Object.keys(INTO) as Quiet[];

/** What a call gave, the state after it, and what it sent. */
export interface Outcome {
  readonly result: CallResult;
  readonly to: State;
  readonly sent: readonly string[];
  readonly run: Transcript;
}

/** Makes a call at 500 ms and returns its result within 5 ms. */
export function outcome(
  state: Quiet,
  what: Call,
  profile: ProfileName,
  before: readonly ScenarioStep[] = [],
): Outcome {
  const steps = [...before, ...INTO[state], call(500, 'client', what)];
  const run = simulate(scenario(steps, { profile, isns: isns([1000], [7000]), until: 505_000 }), { seed: 1 });
  const reached = stateAt(run, CLIENT, 500_000, 'before');
  if (reached !== state) throw new Error(`${state} was not reached but ${reached}\n${print(run)}`);
  const made = run.calls.findLast((c) => c.at === 500_000);
  const sent = run.segments.filter((s) => s.from === 'client' && s.sentAt === 500_000);
  return {
    result: made?.result ?? null,
    to: stateAt(run, CLIENT, run.end),
    sent: sent.map(
      ({ segment: s, rseq }) =>
        `${flagNames(s.flags & ~PSH)} seq ${rseq}${s.len > 0 ? ` len ${s.len}` : ''}${s.flags & ACK ? ` ack ${s.ack - 7000}` : ''}`,
    ),
    run,
  };
}

/** What a call gives, the state then, and what was sent. */
export type Expected = readonly [result: CallResult, to: State, ...sent: string[]];

/** Makes a test of a call in every state. */
export function table(
  name: string,
  what: Call,
  expected: Readonly<Record<Quiet, Expected>>,
  profile: ProfileName,
  before: readonly ScenarioStep[] = [],
): void {
  it.each(QUIET)(`%s: ${name}`, (state) => {
    const seen = outcome(state, what, profile, before);
    const [result, to, ...sent] = expected[state];
    expect([seen.result, seen.to, ...seen.sent], print(seen.run)).toEqual([result, to, ...sent]);
  });
}
