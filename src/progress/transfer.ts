import { merge } from './merge.ts';
import { readRecord } from './read-record.ts';
import { isEmpty, type ProgressRecord } from './record.ts';

/** What came of an import: how much the text held, or why nothing of it was taken. */
export type Imported =
  | {
      readonly ok: true;
      readonly exercises: number;
      readonly lessons: number;
      /** Entries that were left out because they could not be read. */
      readonly invalid: number;
      /** Whether the browser stored it; else it is there until the page is left. */
      readonly stored: boolean;
    }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-progress' | 'newer-version' };

/** What a text holds that can be joined; whether that is stored is not known yet. */
type Joined = Omit<Extract<Imported, { ok: true }>, 'stored'> | Extract<Imported, { ok: false }>;

/** Joins an exported text into a record: what is there stays, and the better and newer of both holds. */
export function importInto(
  record: ProgressRecord,
  text: string,
): { readonly record: ProgressRecord; readonly imported: Joined } {
  const reading = readRecord(text);
  if (reading.kind === 'newer') return { record, imported: { ok: false, reason: 'newer-version' } };
  if (reading.kind === 'foreign') return { record, imported: { ok: false, reason: reading.because } };
  const invalid = reading.kind === 'damaged' ? reading.invalid : 0;
  if (invalid > 0 && isEmpty(reading.record)) {
    return { record, imported: { ok: false, reason: 'not-progress' } };
  }
  // Epochs order resets of one browser. An export made before a reset is to come back after it, so the file's record is
  // put into this browser's epoch before they are joined.
  return {
    record: merge(record, { ...reading.record, epoch: record.epoch }),
    imported: {
      ok: true,
      exercises: Object.keys(reading.record.exercises).length,
      lessons: Object.keys(reading.record.lessons).length,
      invalid,
    },
  };
}
