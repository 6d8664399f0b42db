import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { Report } from '../../open-model.ts';

/** What stands beside one field. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface FieldReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown';
  /** The verdict in words. */
  readonly word: string;
  /** More about this answer: what was given, and what slip that looks like; null when there is nothing to say. */
  readonly note: string | null;
  /** What the field holds and where it stands; null when nothing was graded. */
  readonly why: { readonly line: string; readonly where: string; readonly source: string } | null;
}

/** What stands beside the fields, and what is announced. */
export interface HeaderReport extends Report {
  readonly fields: Readonly<Partial<Record<FieldId, FieldReport>>>;
}
