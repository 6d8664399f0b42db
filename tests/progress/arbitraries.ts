import fc from 'fast-check';
import type { Graded } from '../../src/progress/gentle.ts';
import type { Json, ProgressRecord } from '../../src/progress/index.ts';
import type { WebStorage } from '../../src/progress/storage.ts';

/** The seed of every property test here; set SEED to try another one. It stands in the tests' names. */
export const SEED = Number(process.env['SEED'] ?? 20_261_120);

/** Checks a property over many cases drawn from the seed; a failure prints seed, path and the smallest case. */
export function check<T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, runs = 300): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}

// Few ids and times, so that two records often speak of the same thing at the same instant.
const id = fc.constantFrom('handshake/a', 'handshake/b', 'close/a', 'close/deep/c', 'x/__proto__');
const at = fc.integer({ min: 0, max: 5 });
const score = fc.constantFrom(0, 0.25, 0.5, 1);
const seed = fc.integer({ min: 0, max: 3 });

const answer = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }).map((value) => {
  // JSON has no minus zero: what is never written cannot be compared with what was read.
  return JSON.parse(JSON.stringify(value)) as Json;
});

export const exercise = fc
  .record({ attempts: fc.nat(9), best: score, last: fc.record({ at, score, seed }), first: fc.option(at) })
  .map(({ first, ...rest }) => (first === null ? rest : { ...rest, firstFullMarksAt: first }));
export const lesson = fc.record({ completedAt: fc.option(at), changedAt: at });
export const draft = fc.record({ seed, answer, at });

/** Any record this version can hold. */
export const record: fc.Arbitrary<ProgressRecord> = fc.record({
  version: fc.constant(1 as const),
  epoch: fc.nat(2),
  exercises: fc.dictionary(id, exercise, { noNullPrototype: true }),
  lessons: fc.dictionary(id, lesson, { noNullPrototype: true }),
  drafts: fc.dictionary(id, draft, { noNullPrototype: true }),
});

/** Exercises of a site, of few topics, most of which a drawn record has; not every topic begins with an introductory one. */
export const gradedExercises: fc.Arbitrary<readonly Graded[]> = fc.uniqueArray(
  fc.record({
    id: fc.oneof(id, fc.constant('close/d')),
    topic: fc.constantFrom('handshake', 'close'),
    difficulty: fc.constantFrom(1, 2, 3),
  }),
  { selector: (one) => one.id, minLength: 1 },
);

/** What may stand where an entry should: anything JSON can say, and near misses. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  exercise.map((entry) => ({ ...entry, best: 2 })),
  exercise.map((entry) => ({ ...entry, extra: true })),
  exercise.map(({ attempts: _, ...entry }) => entry),
  lesson.map((entry) => ({ ...entry, changedAt: 'yesterday' })),
);

/** A storage in memory that can be told to refuse. */
export class FakeStorage implements WebStorage {
  readonly held = new Map<string, string>();
  /** `full`: writes throw as browsers do. `forbidden`: every access throws. */
  refuses: 'nothing' | 'full' | 'forbidden' | 'writes' = 'nothing';

  get length(): number {
    this.#reach();
    return this.held.size;
  }

  key(index: number): string | null {
    this.#reach();
    return [...this.held.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    this.#reach();
    return this.held.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    this.#reach();
    if (this.refuses === 'full') throw new DOMException('exceeded the quota', 'QuotaExceededError');
    if (this.refuses === 'writes') throw new DOMException('read only', 'InvalidAccessError');
    this.held.set(key, text);
  }

  removeItem(key: string): void {
    this.#reach();
    this.held.delete(key);
  }

  #reach(): void {
    if (this.refuses === 'forbidden') throw new DOMException('access denied', 'SecurityError');
  }
}
