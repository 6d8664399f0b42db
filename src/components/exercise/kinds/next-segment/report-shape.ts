import type { JSX } from 'preact';
import type { Field } from '../../../../exercises/kinds/next-segment/question.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import type { Report } from '../../open-model.ts';

/** A part of the answer: whether anything is sent, or a field of the segment. */
export type Part = 'sends' | Field;

/** What stands beside one part. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface PartReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown';
  /** The verdict in words. */
  readonly word: string;
}

/** Why a field of the right segment holds what it holds. */
export interface FieldReason {
  readonly field: Field;
  readonly mark: PartReport['mark'];
  /** More about this answer, or null. */
  readonly note: string | null;
  readonly line: string;
}

/** What stands beside the parts and below them, and what is announced. */
export interface NextReport extends Report {
  readonly parts: Readonly<Partial<Record<Part, PartReport>>>;
  readonly reasons: readonly FieldReason[];
  /** What is right here, and what else would be. */
  readonly lines: readonly string[];
  /** The rule behind it, with where it stands; null when no rule spoke. */
  readonly rule: { readonly text: string; readonly source: string } | null;
  /** The misconception the answer shows; null for slips. */
  readonly misconception: MisconceptionReport | null;
  /** Draws the run that follows from a wrong answer; null when there is none to draw. */
  readonly whatIf: (() => Promise<JSX.Element>) | null;
}
