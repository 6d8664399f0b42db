/** Writes scripts in code: steps in order, each after those it names. */
import type { ProfileName, ProfileOverrides } from '../../../../src/tcp/profile/profile.ts';
import type {
  Call,
  Filter,
  Injection,
  IsnChoice,
  Scenario,
  Step,
} from '../../../../src/tcp/simulator/scenario.ts';
import type { HostId } from '../../../../src/tcp/simulator/transcript.ts';

const MS = 1_000;

/** The server's port. */
export const PORT = 80;
/** The client's port. */
export const PEER = 40_000;
/** One-way delay of every script, µs. */
export const DELAY = 20 * MS;

/** A script in the making. Times are milliseconds after the steps it follows have returned. */
export class Script {
  readonly #steps: Step[] = [];
  #isns: readonly IsnChoice[] = [];

  /** A process makes a call. Returns the step's number. */
  call(side: HostId, call: Call, after: readonly number[] = [], wait = 0): number {
    return this.#add({ action: { side, call }, after, wait: wait * MS });
  }

  /** The wire treats segments in a way of its own, from the start. */
  fault(action: Filter['action'], match: Filter['match'], count = 1, delay = 0): number {
    const filter = { id: `fault-${this.#steps.length}`, action, count, match, delay: delay * MS };
    return this.#add({ action: { side: 'wire', filter }, after: [], wait: 0 });
  }

  /** The wire forges a segment. */
  inject(inject: Injection, after: readonly number[], wait = 0): number {
    return this.#add({ action: { side: 'wire', inject }, after, wait: wait * MS });
  }

  /** Fixes both ISNs, so that forged segments can be aimed. */
  startAt(client: number, server: number): void {
    this.#isns = [
      { side: 'client', port: null, peer: null, isn: client },
      { side: 'server', port: null, peer: null, isn: server },
    ];
  }

  /** The server listens, the client connects, the server accepts. Returns the number of connect and of accept. */
  open(): readonly [number, number] {
    const listening = this.call('server', { op: 'listen', socket: 'listener', port: PORT, backlog: 8 });
    const connected = this.call('client', { op: 'connect', socket: 'c', port: PEER, peer: PORT }, [
      listening,
    ]);
    const accepted = this.call('server', { op: 'accept', socket: 'listener', as: 's' }, [listening]);
    return [connected, accepted];
  }

  /** Returns the script as a scenario. */
  scenario(name: string, profile: ProfileName, overrides: ProfileOverrides = {}): Scenario {
    const both = { client: overrides, server: overrides };
    return {
      name,
      profile,
      overrides: both,
      delay: DELAY,
      steps: this.#steps,
      isns: this.#isns,
      until: null,
    };
  }

  #add(step: Step): number {
    return this.#steps.push(step) - 1;
  }
}

/** Socket of a side's connection. */
export const SOCKET = { client: 'c', server: 's' } as const satisfies Record<HostId, string>;

/** Returns the side facing this one. */
export function facing(side: HostId): HostId {
  return side === 'client' ? 'server' : 'client';
}
