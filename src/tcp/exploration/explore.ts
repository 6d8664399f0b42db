/** Breadth-first search through every interleaving of a program. */
import type { State } from '../connection/state.ts';
import { STATES } from '../connection/state.ts';
import { step } from '../connection/step.ts';
import { applyTransition } from './apply.ts';
import { INVARIANTS, type Invariant } from './invariants.ts';
import type { Program } from './program.ts';
import type { StepFunction } from './step-side.ts';
import { initialState, keyOf, type SystemState, stateOf } from './system-state.ts';
import { type Transition, transitionsFrom } from './transitions.ts';

/** States of client and server at one moment. */
export type Pair = readonly [client: State, server: State];

/** An invariant that does not hold, with the shortest schedule to where it first fails. */
export interface Violation {
  readonly invariant: string;
  readonly wrong: string;
  readonly schedule: readonly Transition[];
}

/** What an exploration found. */
export interface Exploration {
  /** Different states, and the transitions that lead from one to another. */
  readonly states: number;
  readonly transitions: number;
  /** Length of the longest of the shortest schedules. */
  readonly depth: number;
  /** States in which nothing can happen any more, as pairs of states, each pair once. */
  readonly ends: readonly Pair[];
  /** The first violation of each invariant. */
  readonly violations: readonly Violation[];
  /** Pairs of states that were seen, in the order they were found. */
  readonly pairs: readonly Pair[];
  /** Pairs that no schedule reaches. */
  readonly unreachable: readonly Pair[];
  /** Returns a shortest schedule to a pair of states, or null when there is none. */
  scheduleTo(client: State, server: State): readonly Transition[] | null;
}

/** Options of an exploration. */
export interface ExploreOptions {
  /** What to explore: the true `step`, or a mutant's. */
  readonly model?: StepFunction;
  readonly invariants?: readonly Invariant[];
  /** Most states to visit; more is taken for a mistake in the program and refused. */
  readonly limit?: number;
}

const LIMIT = 2_000_000;

/**
 * Visits every system state that a program can lead to, shortest schedules first, and checks the invariants in each.
 *
 * @example explore(handshakeAndClose(1)).scheduleTo('CLOSING', 'CLOSING')
 */
export function explore(program: Program, options: ExploreOptions = {}): Exploration {
  const search = new Search(program, options);
  search.run();
  return search.result();
}

class Search {
  readonly #program: Program;
  readonly #model: StepFunction;
  readonly #invariants: Map<string, Invariant>;
  readonly #limit: number;
  readonly #known = new Set<string>();
  /** For each state found: the one before it, the transition from there, its depth. */
  readonly #parents: number[] = [];
  readonly #arrivedBy: (Transition | null)[] = [];
  readonly #depths: number[] = [];
  readonly #pairs = new Map<string, number>();
  readonly #ends = new Set<string>();
  readonly #violations: Violation[] = [];
  #transitions = 0;

  constructor(program: Program, { model = step, invariants = INVARIANTS, limit = LIMIT }: ExploreOptions) {
    this.#program = program;
    this.#model = model;
    this.#invariants = new Map(invariants.map((i) => [i.name, i]));
    this.#limit = limit;
  }

  run(): void {
    let layer: { readonly id: number; readonly system: SystemState }[] = [];
    const found = (system: SystemState, parent: number, transition: Transition | null): void => {
      const id = this.#add(system, parent, transition);
      if (id !== null) layer.push({ id, system });
    };
    found(initialState(this.#program), -1, null);
    while (layer.length > 0) {
      const from = layer;
      layer = [];
      for (const { id, system } of from) {
        const transitions = transitionsFrom(system, this.#program);
        if (transitions.length === 0) this.#ends.add(pairOf(system));
        this.#transitions += transitions.length;
        for (const transition of transitions)
          found(applyTransition(system, transition, this.#program, this.#model).system, id, transition);
      }
    }
  }

  result(): Exploration {
    return {
      states: this.#parents.length,
      transitions: this.#transitions,
      depth: this.#depths.at(-1) ?? 0,
      ends: [...this.#ends].map(toPair),
      violations: this.#violations,
      pairs: [...this.#pairs.keys()].map(toPair),
      unreachable: STATES.flatMap((a) => STATES.map((b): Pair => [a, b])).filter(
        ([a, b]) => !this.#pairs.has(`${a} ${b}`),
      ),
      scheduleTo: (client, server) => {
        const id = this.#pairs.get(`${client} ${server}`);
        return id === undefined ? null : this.#scheduleTo(id);
      },
    };
  }

  /** Adds a state. Returns its number, null when it was known. */
  #add(system: SystemState, parent: number, transition: Transition | null): number | null {
    const key = keyOf(system);
    if (this.#known.has(key)) return null;
    this.#known.add(key);
    const id = this.#parents.length;
    if (id >= this.#limit)
      throw new Error(`the program has more than ${this.#limit} states; give it fewer faults`);
    this.#parents.push(parent);
    this.#arrivedBy.push(transition);
    this.#depths.push((this.#depths[parent] ?? -1) + 1);
    const pair = pairOf(system);
    if (!this.#pairs.has(pair)) this.#pairs.set(pair, id);
    this.#check(system, id);
    return id;
  }

  #check(system: SystemState, id: number): void {
    for (const [name, { check }] of this.#invariants) {
      const wrong = check(system);
      if (wrong === null) continue;
      this.#violations.push({ invariant: name, wrong, schedule: this.#scheduleTo(id) });
      this.#invariants.delete(name);
    }
  }

  #scheduleTo(id: number): readonly Transition[] {
    const schedule: Transition[] = [];
    for (let at = id; at > 0; at = this.#parents[at] ?? 0) {
      const transition = this.#arrivedBy[at];
      if (transition) schedule.push(transition);
    }
    return schedule.reverse();
  }
}

function pairOf(system: SystemState): string {
  return `${stateOf(system.client)} ${stateOf(system.server)}`;
}

function toPair(key: string): Pair {
  const [client, server] = key.split(' ') as [State, State];
  return [client, server];
}
