import '../zod-without-eval.ts';
import { atom, onMount, type ReadableAtom } from 'nanostores';
import * as z from 'zod/mini';
import { DRILL } from '../keys.ts';
import { idSchema } from '../schema.ts';
import { type Put, SafeStorage } from '../storage.ts';
import type { BrowserAccess } from '../store.ts';
import { DRILL_VERSION, type Drill, MOST_STEPS } from './drill.ts';

const number = (holds: (value: number) => boolean) => z.number().check(z.refine(holds));
const count = number((value) => Number.isSafeInteger(value) && value >= 0);

const stepSchema = z.strictObject({
  exerciseId: idSchema,
  seed: count,
  attempts: count,
  outcome: z.union([z.null(), z.literal('skipped'), number((value) => value >= 0 && value <= 1)]),
});

const drillSchema = z
  .strictObject({
    version: z.literal(DRILL_VERSION),
    set: z.strictObject({ id: z.string(), exerciseIds: z.array(idSchema) }),
    length: number((value) => Number.isSafeInteger(value) && value >= 1 && value <= MOST_STEPS),
    seed: number(Number.isSafeInteger),
    startedAt: number((value) => value >= 0),
    steps: z.array(stepSchema),
    ended: z.boolean(),
  })
  .check(z.refine(({ steps, length }) => steps.length >= 1 && steps.length <= length));

/**
 * Reads a stored drill; null when there is none or it cannot be read. Unlike the record it is not set aside then: the
 * attempts made in it are in the record, and a new drill is one press away.
 */
export function readDrill(text: string | null): Drill | null {
  try {
    const parsed = z.safeParse(drillSchema, JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The drill of this browser, and how it is changed. */
interface DrillStore {
  /** The drill as it is stored; null when there is none. */
  readonly $drill: ReadableAtom<Drill | null>;
  /**
   * Makes one change to the newest drill and stores it; null takes it away. Tells whether it was stored: what is not
   * stored is not so, since the next page could not know of it.
   */
  readonly changeDrill: (make: (drill: Drill | null) => Drill | null) => Put;
}

/** Makes the store over one storage. Every change reads again first, so that tabs go the same way. */
export function createDrill(access: Pick<BrowserAccess, 'open' | 'listen'>): DrillStore {
  const storage = new SafeStorage(access.open);
  const $drill = atom<Drill | null>(null);
  let seen: string | null = null;

  const read = (): void => {
    const got = storage.get(DRILL);
    const text = got.ok ? got.text : null;
    if (text === seen) return;
    seen = text;
    $drill.set(readDrill(text));
  };
  const write = (drill: Drill | null): Put => {
    if (drill === null) {
      storage.remove(DRILL);
      return 'ok';
    }
    return storage.put(DRILL, JSON.stringify(drill));
  };

  onMount($drill, () => {
    read();
    return access.listen(read);
  });

  return {
    $drill,
    changeDrill: (make) => {
      read();
      const before = $drill.get();
      const after = make(before);
      if (after === before) return 'ok';
      const put = write(after);
      read();
      return put;
    },
  };
}
