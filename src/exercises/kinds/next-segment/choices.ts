/** What is right at the moment: the model's own choice, and whatever else a true TCP may send there. */
import {
  PROFILES,
  type Profile,
  type ProfileName,
  type ProfileOverrides,
  simulate,
} from '../../../tcp/index.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import { ACK, PSH, type Segment } from '../../../tcp/segment.ts';
import type { Call, Scenario, Step } from '../../../tcp/simulator/scenario.ts';
import {
  type HostId,
  type SegmentRecord,
  sameCause,
  type Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { putFirst } from '../../what-if/index.ts';
import { answerAt, findPoint, type Point } from './point.ts';
import type { NextSegmentQuestion, Possible } from './question.ts';

/** One thing the learner's side may do, from a run in which it does it. */
export interface Choice {
  /** What was run. */
  readonly scenario: Scenario;
  readonly run: Transcript;
  readonly point: Point;
  /** Null when nothing is sent. */
  readonly record: SegmentRecord | null;
  /** The rule behind it; null when it is silent and no rule spoke. */
  readonly because: RuleId | null;
}

type Asked = Pick<NextSegmentQuestion, 'scenario' | 'seed' | 'you' | 'when' | 'may'>;

/** When RFC 9293 section 3.8.6.3 lets an ACK go: as the profile says, at once, or as late as may be. */
const ACKS = [null, 'never', 'always'] as const;

/** Sockets as scripts name them when they name none. */
const SOCKET = { client: 'c0', server: 's1' } as const satisfies Record<HostId, string>;

/**
 * Runs the model at the moment and returns every right choice, its own first. The others are found by running it with
 * what is left open: whether an ACK waits, and the calls the application may make.
 */
export function choicesAt(asked: Asked): readonly [Choice, ...Choice[]] {
  const own = ownChoice(asked);
  const others: Choice[] = [];
  for (const delayedAck of ACKS) {
    for (const call of [null, ...asked.may]) {
      if (delayedAck === null && call === null) continue;
      const choice = variant(asked, own.point, delayedAck === null ? {} : { delayedAck }, call);
      const known = [own, ...others].some((other) => sameSegment(other.record, choice.record));
      if (choice.record && !known) others.push(choice);
    }
  }
  return [own, ...others];
}

/** Runs the model and returns its own choice at the moment. */
export function ownChoice({ scenario, seed, you, when }: Asked): Choice {
  const run = simulate(scenario, { seed });
  return choiceIn(scenario, run, you, findPoint(run, you, when, scenario.name));
}

/** Returns what a TCP of the other profile would do at the moment. */
export function otherProfilesChoice(asked: Asked, { point }: Choice): readonly [ProfileName, Choice] {
  const other = asked.scenario.profile === 'linux' ? 'rfc9293' : 'linux';
  return [other, variant(asked, point, parametersOf(PROFILES[other]), null)];
}

/** Tells whether two segments say the same; PSH is not looked at. */
function sameSegment(a: SegmentRecord | null, b: SegmentRecord | null): boolean {
  if (a === null || b === null) return a === b;
  const ackOf = (s: Segment): number | null => (s.flags & ACK ? s.ack : null);
  const [x, y] = [a.segment, b.segment];
  return (x.flags | PSH) === (y.flags | PSH) && x.seq === y.seq && ackOf(x) === ackOf(y) && x.len === y.len;
}

function choiceIn(scenario: Scenario, run: Transcript, you: HostId, point: Point): Choice {
  const record = answerAt(run, you, point);
  return { scenario, run, point, record, because: record?.because ?? silence(run, you, point) };
}

/** Returns why nothing is sent: what was refused, or the change of state that asks for no answer. */
function silence(run: Transcript, you: HostId, { cause }: Point): RuleId | null {
  const refused =
    cause.kind === 'segment'
      ? run.refusals.find(({ host, segment }) => host === you && segment === cause.index)
      : null;
  const changed = run.states.findLast((change) => change.host === you && sameCause(change.cause, cause));
  return refused?.because ?? changed?.because ?? null;
}

/** Runs the model with other parameters from the moment on, and with one more call right after it. */
function variant(asked: Asked, point: Point, overrides: ProfileOverrides, possible: Possible | null): Choice {
  const { scenario, seed, you, when } = asked;
  const before: Step = {
    action: { side: you, call: { op: 'set-param', overrides } },
    after: [],
    wait: point.at,
  };
  const after: Step[] = possible
    ? [{ action: { side: you, call: callOf(possible, you) }, after: [0], wait: 0 }]
    : [];
  const changed = putFirst(scenario, [before, ...after]);
  const run = simulate(changed, { seed });
  if (possible) requireCall(run, you, point, possible, scenario);
  return choiceIn(changed, run, you, findPoint(run, you, when, scenario.name));
}

function requireCall(
  run: Transcript,
  you: HostId,
  { at }: Point,
  { call }: Possible,
  { name }: Scenario,
): void {
  const made = run.calls.findLast(
    (record) => record.host === you && record.call === call && record.at === at,
  );
  if (made && !(typeof made.result === 'string' && made.result.startsWith('E'))) return;
  throw new RangeError(`${name}: ${you} may not ${call} there: it returns ${made?.result ?? 'nothing'}`);
}

function callOf(possible: Possible, you: HostId): Call {
  const socket = SOCKET[you];
  switch (possible.call) {
    case 'send':
      return { op: 'send', socket, bytes: possible.bytes };
    case 'shutdown':
      return { op: 'shutdown', socket, how: 'WR' };
    case 'close':
      return { op: 'close', socket };
  }
}

function parametersOf({ name: _name, ...parameters }: Profile): ProfileOverrides {
  return parameters;
}
