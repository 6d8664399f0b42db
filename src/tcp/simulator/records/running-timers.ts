/** The timers of a host's connections that run at a point of a transcript. */
import type { Mutable } from '../../connection/step-context.ts';
import { slotOf } from '../../connection/timer.ts';
import type { TimerName, TimerRecord } from '../transcript.ts';

/** How many timers of a connection can run at a time. */
const SLOTS = 4;

export class RunningTimers {
  /** By the ports of the connection, and by slot. */
  readonly #slots = new Map<number, (Mutable<TimerRecord> | null)[]>();

  /** A timer starts; one in its slot that runs is restarted. */
  start(ports: number, timer: Mutable<TimerRecord>): void {
    this.end(ports, timer.timer, timer.startedAt, 'restarted');
    const running = this.#slots.get(ports) ?? new Array<Mutable<TimerRecord> | null>(SLOTS).fill(null);
    running[slotOf(timer.timer)] = timer;
    this.#slots.set(ports, running);
  }

  /** The timer in the slot of one of that name ends, if there is one. Returns it. */
  end(ports: number, name: TimerName, at: number, outcome: TimerRecord['outcome']): TimerRecord | null {
    const slot = slotOf(name);
    const running = this.#slots.get(ports);
    const timer = running?.[slot];
    if (running === undefined || !timer) return null;
    running[slot] = null;
    timer.endedAt = at;
    timer.outcome = outcome;
    return timer;
  }

  /** The connection is no more: what still ran never ended. */
  forget(ports: number): void {
    this.#slots.delete(ports);
  }
}
