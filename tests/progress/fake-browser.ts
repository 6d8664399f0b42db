import { createProgress, type Progress } from '../../src/progress/store.ts';
import { FakeStorage } from './arbitraries.ts';

/** Where the record is kept. */
export const KEY = 'seqack.progress';

/** An attempt with full marks. */
export const full = (exerciseId: string, at = 10) => ({ exerciseId, score: 1, seed: 1, at });

/** What the record holds of an exercise after that one attempt. */
export const entry = {
  attempts: 1,
  best: 1,
  last: { at: 10, score: 1, seed: 1 },
  firstFullMarksAt: 10,
};

/** A browser in which tabs share a storage and hear of each other's writes when `deliver` is called. */
export class Browser {
  readonly storage = new FakeStorage();
  readonly #listeners: (() => void)[] = [];
  readonly stops: number[] = [];
  now = 1000;

  constructor(held?: string) {
    if (held !== undefined) this.storage.held.set(KEY, held);
  }

  tab(): Progress {
    const tab = createProgress({
      open: () => this.storage,
      now: () => this.now,
      listen: (changed) => {
        this.#listeners.push(changed);
        return () => void this.stops.push(1);
      },
    });
    tab.$progress.listen(() => {});
    tab.$storageStatus.listen(() => {});
    return tab;
  }

  deliver(): void {
    for (const changed of this.#listeners) changed();
  }

  get stored(): unknown {
    const text = this.storage.held.get(KEY);
    return text === undefined ? undefined : JSON.parse(text);
  }

  get setAside(): string[] {
    return [...this.storage.held.keys()].filter((key) => key.startsWith(`${KEY}.set-aside.`));
  }
}
