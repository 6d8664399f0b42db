import { CLOSING } from './closing.ts';
import type { Misconception } from './definition.ts';
import { ESTABLISHED } from './established.ts';
import { NUMBERS } from './numbers.ts';
import { OPENING } from './opening.ts';

const ALL = [...NUMBERS, ...OPENING, ...CLOSING, ...ESTABLISHED] as const;

/** Names a misconception. */
export type MisconceptionId = (typeof ALL)[number]['id'];

/** Every misconception, by subject: numbers, opening, closing, and connections that are open. */
export const MISCONCEPTIONS: readonly Misconception<MisconceptionId>[] = ALL;

const BY_ID: ReadonlyMap<string, Misconception<MisconceptionId>> = new Map(
  MISCONCEPTIONS.map((one) => [one.id, one]),
);

/** Returns the misconception of an id; an unknown one throws and names the known. */
export function misconceptionOf(id: MisconceptionId): Misconception<MisconceptionId> {
  const found = BY_ID.get(id);
  if (found === undefined)
    throw new Error(`no misconception "${id}"; there are ${[...BY_ID.keys()].join(', ')}`);
  return found;
}
