/** A script as a run reads it: which step follows which, and which socket a call is made on, all by number. */
import type { Call, Step } from './scenario.ts';
import type { HostId } from './transcript.ts';

/** No socket: the call concerns several, or a whole host. */
const NONE = -1;

/** Where the followers of the steps are found, those of the first step first. */
interface Following {
  /** Where the followers of each step begin, and at last where the list ends. */
  readonly first: readonly number[];
  readonly followers: readonly number[];
}

export class Script {
  readonly steps: readonly Step[];
  /** Whether the wire does anything by itself. */
  readonly hasFaults: boolean;
  /** For each step: how many steps it follows. */
  readonly predecessors: readonly number[];
  readonly #following: Following;
  readonly #numbers: Readonly<Record<HostId, Map<string, number>>> = { client: new Map(), server: new Map() };
  /** For each step: the number of the socket its call is made on, and of the one an accept() makes. */
  readonly #socket: number[] = [];
  readonly #accepted: number[] = [];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
    this.hasFaults = steps.some(({ action }) => action.side === 'wire');
    this.predecessors = steps.map(({ after }) => after.length);
    this.#following = followingOf(steps);
    for (const { action } of steps) {
      const call = 'call' in action ? action.call : null;
      const [socket, ...more] = (call === null ? [] : socketsOf(call)).map((name) =>
        this.#number(action.side, name),
      );
      this.#socket.push(more.length === 0 ? (socket ?? NONE) : NONE);
      this.#accepted.push(call?.op === 'accept' ? this.#number(action.side, call.as) : NONE);
    }
  }

  /** Returns the number of the socket a step's call is made on, of those of its host; -1 where it is not one. */
  socketOf(step: number): number {
    return this.#socket[step] ?? NONE;
  }

  /** Returns the number of the socket that a step's accept() makes. */
  acceptedBy(step: number): number {
    return this.#accepted[step] ?? NONE;
  }

  /** Returns the number of a host's socket by its name, -1 when no call names it. */
  numberOf(side: HostId, name: string): number {
    return this.#numbers[side].get(name) ?? NONE;
  }

  /** Where the followers of a step begin and end, see {@link Script.follower}. */
  firstFollower(step: number): number {
    return this.#following.first[step] ?? 0;
  }

  /** Returns the step at a place between {@link Script.firstFollower} of a step and that of the next. */
  follower(at: number): number {
    return this.#following.followers[at] ?? 0;
  }

  /** Returns the socket and the name of a step's call. */
  nameOf(step: number): { readonly socket: string; readonly call: string } {
    const action = this.steps[step]?.action;
    if (action === undefined || !('call' in action)) throw new RangeError(`Step ${step} makes no call.`);
    return { socket: socketsOf(action.call).join(' '), call: action.call.op };
  }

  #number(side: HostId | 'wire', name: string): number {
    if (side === 'wire') return NONE;
    const numbers = this.#numbers[side];
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  }
}

const SCRIPTS = new WeakMap<readonly Step[], Script>();

/** Returns the script of a list of steps: the same one each time, as long as the list is as long as it was. */
export function scriptOf(steps: readonly Step[]): Script {
  const known = SCRIPTS.get(steps);
  if (known !== undefined && known.predecessors.length === steps.length) return known;
  const script = new Script(steps);
  SCRIPTS.set(steps, script);
  return script;
}

function followingOf(steps: readonly Step[]): Following {
  const first = steps.map(() => 0);
  first.push(0);
  for (const { after } of steps) {
    for (const before of after) first[before + 1] = (first[before + 1] ?? 0) + 1;
  }
  for (let index = 1; index < first.length; index += 1) {
    first[index] = (first[index] ?? 0) + (first[index - 1] ?? 0);
  }
  const followers = new Array<number>(first.at(-1) ?? 0).fill(0);
  const next = first.slice();
  for (let index = 0; index < steps.length; index += 1) {
    for (const before of steps[index]?.after ?? []) {
      const at = next[before] ?? 0;
      followers[at] = index;
      next[before] = at + 1;
    }
  }
  return { first, followers };
}

/** Returns the sockets a call is made on: none where it concerns a whole host. */
function socketsOf(call: Call): readonly string[] {
  if (call.op === 'set-param') return [];
  return call.op === 'kill' ? call.sockets : [call.socket];
}
