import { ANSWERING } from './answering.ts';
import { CLOSING } from './closing.ts';
import type { Mutant } from './mutant.ts';
import { NUMBERS } from './numbers.ts';
import { OPENING } from './opening.ts';

const ALL = [...NUMBERS, ...OPENING, ...CLOSING, ...ANSWERING] as const;

/** Names a mutant, and with it the misconception. */
export type MutantId = (typeof ALL)[number]['id'];

/** Every mutant, by subject: numbers, opening, closing, answering. */
export const MUTANTS: readonly Mutant<MutantId>[] = ALL;

const BY_ID: ReadonlyMap<string, Mutant<MutantId>> = new Map(MUTANTS.map((m) => [m.id, m]));

/** Returns the mutant of an id; an unknown one throws and names the known. */
export function mutantOf(id: MutantId): Mutant<MutantId> {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`no mutant "${id}"; there are ${[...BY_ID.keys()].join(', ')}`);
  return found;
}
