/** Breadth-first search through every interleaving of a play. */
import type { State } from '../connection/state.ts';
import { STATES } from '../connection/state.ts';
import { step } from '../connection/step.ts';
import { choicesOf } from './choices.ts';
import type { Invariant } from './invariants.ts';
import { INVARIANTS } from './invariants.ts';
import { keyed, keyOfWorld } from './key.ts';
import type { Model } from './take.ts';
import { take } from './take.ts';
import type { Choice, Play, World } from './world.ts';
import { stateOf } from './world.ts';

/** States of client and server at one moment. */
export type Pair = readonly [client: State, server: State];

/** An invariant that does not hold, with the shortest schedule to where it first fails. */
export interface Violation {
  readonly invariant: string;
  readonly wrong: string;
  readonly schedule: readonly Choice[];
}

/** What an exploration found. */
export interface Exploration {
  /** Different worlds, and the choices that lead from one to another. */
  readonly states: number;
  readonly transitions: number;
  /** Length of the longest of the shortest schedules. */
  readonly depth: number;
  /** Worlds in which nothing can happen any more, as pairs of states, each pair once. */
  readonly ends: readonly Pair[];
  /** The first violation of each invariant. */
  readonly violations: readonly Violation[];
  /** Pairs of states that were seen, in the order they were found. */
  readonly pairs: readonly Pair[];
  /** Pairs that no schedule reaches. */
  readonly unreachable: readonly Pair[];
  /** Returns a shortest schedule to a pair of states, or null when there is none. */
  scheduleTo(client: State, server: State): readonly Choice[] | null;
}

/** Options of an exploration. */
export interface ExploreOptions {
  /** What to explore: the true `step`, or a mutant's. */
  readonly model?: Model;
  readonly invariants?: readonly Invariant[];
  /** Most worlds to visit; more is taken for a mistake in the play and refused. */
  readonly limit?: number;
}

const LIMIT = 2_000_000;

/** Returns the world before anything has happened. */
export function startOf(play: Play): World {
  const side = keyed({ c: null, listening: false, calls: 0, opened: 0, passive: false, ending: null });
  return { client: side, server: side, wire: [], faults: play.faults };
}

/**
 * Visits every world a play can lead to, shortest schedules first, and checks the invariants in each.
 *
 * @example explore(HANDSHAKE_AND_CLOSE).scheduleTo('CLOSING', 'CLOSING')
 */
export function explore(play: Play, options: ExploreOptions = {}): Exploration {
  const search = new Search(play, options);
  search.run();
  return search.result();
}

class Search {
  readonly #play: Play;
  readonly #model: Model;
  readonly #invariants: Map<string, Invariant>;
  readonly #limit: number;
  readonly #known = new Set<string>();
  /** For each world found: the one before it, the choice from there, its depth. */
  readonly #parents: number[] = [];
  readonly #choices: (Choice | null)[] = [];
  readonly #depths: number[] = [];
  readonly #pairs = new Map<string, number>();
  readonly #ends = new Set<string>();
  readonly #violations: Violation[] = [];
  #transitions = 0;

  constructor(play: Play, { model = step, invariants = INVARIANTS, limit = LIMIT }: ExploreOptions) {
    this.#play = play;
    this.#model = model;
    this.#invariants = new Map(invariants.map((i) => [i.name, i]));
    this.#limit = limit;
  }

  run(): void {
    let layer: { readonly id: number; readonly world: World }[] = [];
    const found = (world: World, parent: number, choice: Choice | null): void => {
      const id = this.#add(world, parent, choice);
      if (id !== null) layer.push({ id, world });
    };
    found(startOf(this.#play), -1, null);
    while (layer.length > 0) {
      const from = layer;
      layer = [];
      for (const { id, world } of from) {
        const choices = choicesOf(world, this.#play);
        if (choices.length === 0) this.#ends.add(pairOf(world));
        this.#transitions += choices.length;
        for (const choice of choices) found(take(world, choice, this.#play, this.#model).world, id, choice);
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

  /** Notes a world. Returns its number, null when it was known. */
  #add(world: World, parent: number, choice: Choice | null): number | null {
    const key = keyOfWorld(world);
    if (this.#known.has(key)) return null;
    this.#known.add(key);
    const id = this.#parents.length;
    if (id >= this.#limit)
      throw new Error(`the play has more than ${this.#limit} worlds; give it fewer faults`);
    this.#parents.push(parent);
    this.#choices.push(choice);
    this.#depths.push((this.#depths[parent] ?? -1) + 1);
    const pair = pairOf(world);
    if (!this.#pairs.has(pair)) this.#pairs.set(pair, id);
    this.#check(world, id);
    return id;
  }

  #check(world: World, id: number): void {
    for (const [name, { check }] of this.#invariants) {
      const wrong = check(world);
      if (wrong === null) continue;
      this.#violations.push({ invariant: name, wrong, schedule: this.#scheduleTo(id) });
      this.#invariants.delete(name);
    }
  }

  #scheduleTo(id: number): readonly Choice[] {
    const schedule: Choice[] = [];
    for (let at = id; at > 0; at = this.#parents[at] ?? 0) {
      const choice = this.#choices[at];
      if (choice) schedule.push(choice);
    }
    return schedule.reverse();
  }
}

function pairOf(world: World): string {
  return `${stateOf(world.client)} ${stateOf(world.server)}`;
}

function toPair(key: string): Pair {
  const [client, server] = key.split(' ') as [State, State];
  return [client, server];
}
