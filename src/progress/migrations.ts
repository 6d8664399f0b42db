import { mergeDraft, mergeExercise, mergeLesson } from './merge.ts';
import type { ProgressRecord } from './record.ts';

/** A parsed record of some version, before its entries are checked. */
export type RawRecord = { readonly [key: string]: unknown };

/** Turns a record of one version into the next version's shape; pure, and may drop nothing it understands. */
export type Migration = (record: RawRecord) => RawRecord;

/** A content id that was changed. Ids are never used again, so a rename holds for records of every version. */
export interface Rename {
  readonly what: 'exercise' | 'lesson';
  readonly from: string;
  readonly to: string;
}

/** The steps from version to version: the first one leads from 1 to 2, the second from 2 to 3, and so on. */
export const MIGRATIONS: readonly Migration[] = [];

/** Every content id that was changed, oldest first. A renamed lesson or exercise gets its line here. */
export const RENAMES: readonly Rename[] = [];

/** Brings a record of an older version to the newest one. */
export function migrate(
  record: RawRecord,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): RawRecord {
  return migrations
    .slice(version - 1)
    .reduce<RawRecord>((older, step, i) => ({ ...step(older), version: version + i + 1 }), record);
}

/** Returns the id an exercise has now. */
export function exerciseNow(id: string, renames: readonly Rename[] = RENAMES): string {
  return renames.reduce((now, { what, from, to }) => (what === 'exercise' && from === now ? to : now), id);
}

/** Moves entries from old ids to new ones; where both have an entry, the two are joined. */
export function rename(record: ProgressRecord, renames: readonly Rename[] = RENAMES): ProgressRecord {
  let { exercises, lessons, drafts } = record;
  for (const { what, from, to } of renames) {
    if (what === 'lesson') {
      lessons = move(lessons, from, to, mergeLesson);
    } else {
      exercises = move(exercises, from, to, mergeExercise);
      drafts = move(drafts, from, to, mergeDraft);
    }
  }
  return { ...record, exercises, lessons, drafts };
}

function move<T>(
  part: { readonly [id: string]: T },
  from: string,
  to: string,
  join: (a: T, b: T) => T,
): { readonly [id: string]: T } {
  const { [from]: entry, ...rest } = part;
  if (entry === undefined) return part;
  const there = rest[to];
  return { ...rest, [to]: there === undefined ? entry : join(there, entry) };
}
