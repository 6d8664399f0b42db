import { ACK } from '../../../tcp/segment.ts';
import type { Parsed, Problem } from '../../kind.ts';
import { readField } from '../../trace/index.ts';
import { type Field, type NextSegmentAnswer, type NextSegmentQuestion, sendsIn } from './question.ts';

/** What a learner says about whether anything is sent. */
const SENDS = { segment: true, nothing: false } as const;

/**
 * Reads `{ sends: 'segment' | 'nothing', flags, seq, ack, len }` with texts as typed. ACK is needed with the ACK bit
 * only, and the fields only with a segment; what is not needed is left aside. Returns a problem for each field that
 * cannot be read.
 */
export function parse(_question: NextSegmentQuestion, input: unknown): Parsed<NextSegmentAnswer> {
  const typed = textsOf(input);
  if (!typed) return { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] };
  const said = sendsIn(typed);
  if (said === '') return { ok: false, problems: [{ cell: 'sends', code: 'empty' }] };
  if (!isSends(said)) return { ok: false, problems: [{ cell: 'sends', code: 'not-an-answer' }] };
  if (!SENDS[said]) return { ok: true, answer: { sends: false } };
  const problems: Problem[] = [];
  const read = (field: Field): number => {
    const cell = readField(field, typed[field] ?? '');
    if (cell.ok) return Number(cell.value);
    problems.push({ cell: field, code: cell.code });
    return 0;
  };
  const flags = read('flags');
  const seq = read('seq');
  const ack = flags & ACK || (typed['ack'] ?? '').trim() !== '' ? read('ack') : null;
  const len = read('len');
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, answer: { sends: true, flags, seq, ack: flags & ACK ? ack : null, len } };
}

function isSends(text: string): text is keyof typeof SENDS {
  return Object.hasOwn(SENDS, text);
}

/** Returns an input's fields as texts, or null when it is no record of texts and numbers. */
function textsOf(input: unknown): Readonly<Record<string, string>> | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const entries = Object.entries(input);
  if (!entries.every(([, value]) => typeof value === 'string' || typeof value === 'number')) return null;
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
