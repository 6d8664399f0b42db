import { PSH } from '../../../tcp/segment.ts';
import type { SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import type { Numbers } from '../../trace/index.ts';
import { isInOtherStyle, type Note } from '../../trace/run/index.ts';
import type { Field, NextSegmentAnswer } from './question.ts';
import { type Written, written } from './written.ts';

/** A field of an answer beside the same field of a right segment. */
export interface Comparison {
  readonly field: Field;
  /** What the learner gave; null without an ACK bit, or when the learner sent nothing. */
  readonly given: number | null;
  /** What is right. */
  readonly value: number;
  readonly right: boolean;
  readonly note: Note | null;
}

/** Compares an answer with a right segment, field by field; ACK only where the right one carries it. */
export function compare(answer: NextSegmentAnswer, record: SegmentRecord, numbers: Numbers): Comparison[] {
  const right = written(record, numbers);
  const fields = (['flags', 'seq', 'ack', 'len'] as const).filter((field) => right[field] !== null);
  return fields.map((field) => {
    const given = answer.sends ? answer[field] : null;
    const value = right[field] ?? 0;
    if (given === null) return { field, given, value, right: false, note: null };
    return { field, given, value, ...judge(field, given, value, written(record, other(numbers)), numbers) };
  });
}

function other(numbers: Numbers): Numbers {
  return numbers === 'relative' ? 'absolute' : 'relative';
}

function judge(
  field: Field,
  given: number,
  value: number,
  otherwise: Written,
  numbers: Numbers,
): Pick<Comparison, 'right' | 'note'> {
  if (field === 'flags') return { right: (given | PSH) === (value | PSH), note: null };
  if (field === 'len') return { right: given === value, note: null };
  if (given === value) return { right: true, note: null };
  if (!isInOtherStyle(given, value, otherwise[field])) return { right: false, note: null };
  return numbers === 'relative'
    ? { right: given === otherwise[field], note: 'absolute' }
    : { right: false, note: 'relative' };
}
