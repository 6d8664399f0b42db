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
    }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-progress' | 'newer-version' };

/** Joins an exported text into a record: what is there stays, and the better and newer of both holds. */
export function importInto(
  record: ProgressRecord,
  text: string,
): { readonly record: ProgressRecord; readonly imported: Imported } {
  const reading = readRecord(text);
  if (reading.kind === 'newer') return { record, imported: { ok: false, reason: 'newer-version' } };
  if (reading.kind === 'foreign') return { record, imported: { ok: false, reason: reading.because } };
  const invalid = reading.kind === 'damaged' ? reading.invalid : 0;
  if (invalid > 0 && isEmpty(reading.record)) {
    return { record, imported: { ok: false, reason: 'not-progress' } };
  }
  // Epochs order resets of one browser. An export made before a reset is to come back after it, so both records
  // are put into the greater epoch before they are joined.
  const epoch = Math.max(record.epoch, reading.record.epoch);
  return {
    record: merge({ ...record, epoch }, { ...reading.record, epoch }),
    imported: {
      ok: true,
      exercises: Object.keys(reading.record.exercises).length,
      lessons: Object.keys(reading.record.lessons).length,
      invalid,
    },
  };
}
