import * as z from 'zod/mini';
import type { Action } from './actions.ts';
import { migrate, type RawRecord, rename } from './migrations.ts';
import { EMPTY, type ProgressRecord, VERSION } from './record.ts';
import {
  actionSchema,
  draftSchema,
  epochSchema,
  exerciseSchema,
  headerSchema,
  idSchema,
  lessonSchema,
} from './schema.ts';

/** What a text turned out to be. */
type Reading =
  | { readonly kind: 'sound'; readonly record: ProgressRecord }
  /** Parts of it could not be read: `record` holds the valid ones, `invalid` counts the others. */
  | { readonly kind: 'damaged'; readonly record: ProgressRecord; readonly invalid: number }
  /** It is not JSON, or not a record of this site. */
  | { readonly kind: 'foreign'; readonly because: 'not-json' | 'not-progress' }
  /** A newer version of the site wrote it. */
  | { readonly kind: 'newer'; readonly version: number };

const PARTS: readonly string[] = ['exercises', 'lessons', 'drafts'];

/** Reads a stored or imported text. Never throws; every valid entry comes out, whatever stands beside it. */
export function readRecord(text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'foreign', because: 'not-json' };
  }
  const parsed = z.safeParse(headerSchema, value);
  if (!parsed.success) return { kind: 'foreign', because: 'not-progress' };
  const { version } = parsed.data;
  if (version > VERSION) return { kind: 'newer', version };
  try {
    return readEntries(migrate(parsed.data, version));
  } catch {
    // A migration may stumble over an old record that is no longer what that version wrote.
    return { kind: 'foreign', because: 'not-progress' };
  }
}

/** Reads the note of one action; null when it cannot be read. */
export function readAction(text: string): Action | null {
  try {
    const parsed = z.safeParse(actionSchema, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function readEntries(raw: RawRecord): Reading {
  const { version: _, epoch = 0, ...rest } = raw;
  const epochRead = z.safeParse(epochSchema, epoch);
  let invalid = epochRead.success ? 0 : 1;
  const entriesOf = <T>(name: string, schema: z.ZodMiniType<T>): { [id: string]: T } => {
    const taken = valid(rest[name], schema);
    invalid += taken.invalid;
    return taken.entries;
  };
  const record: ProgressRecord = {
    ...EMPTY,
    epoch: epochRead.success ? epochRead.data : 0,
    exercises: entriesOf('exercises', exerciseSchema),
    lessons: entriesOf('lessons', lessonSchema),
    drafts: entriesOf('drafts', draftSchema),
  };
  invalid += Object.keys(rest).filter((name) => !PARTS.includes(name)).length;
  const renamed = rename(record);
  return invalid === 0 ? { kind: 'sound', record: renamed } : { kind: 'damaged', record: renamed, invalid };
}

function valid<T>(
  part: unknown,
  schema: z.ZodMiniType<T>,
): { entries: { [id: string]: T }; invalid: number } {
  const entries: { [id: string]: T } = {};
  if (part === undefined) return { entries, invalid: 0 };
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return { entries, invalid: 1 };
  let invalid = 0;
  for (const [id, entry] of Object.entries(part)) {
    const parsed = z.safeParse(schema, entry);
    if (parsed.success && z.safeParse(idSchema, id).success) entries[id] = parsed.data;
    else invalid += 1;
  }
  return { entries, invalid };
}
