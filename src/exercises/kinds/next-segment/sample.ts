import { ACK, FIN, flagNames, RST, SYN } from '../../../tcp/segment.ts';
import type { SampleSort } from '../../kind.ts';
import { grade, solve } from './grade.ts';
import { parse } from './parse.ts';
import type { Field, NextSegmentQuestion } from './question.ts';
import type { Written } from './written.ts';

const MALFORMED = ['', 'seventeen', '-1', '0x', '1.5', '[X]'];
const NOTHING = { sends: 'nothing' };

/**
 * Returns what a learner could type: one of the right choices; or one with a field wrong, or silence where something is
 * to be sent and the other way round; or one with an unreadable field.
 */
export function sample(question: NextSegmentQuestion, sort: SampleSort): unknown {
  const rights = solve(question).map(({ segment }) => segment);
  const right = rights[question.seed % rights.length] ?? null;
  if (sort === 'correct') return right ? typed(right) : NOTHING;
  const start = right ?? { flags: ACK, seq: 1, ack: 1, len: 0 };
  if (sort === 'invalid') {
    const malformed = MALFORMED[question.seed % MALFORMED.length] ?? '';
    const fields = ['sends', 'flags', 'seq', 'len'] as const;
    const field = fields[question.seed % fields.length] ?? 'sends';
    // Fields that are filled in say that a segment is sent.
    return { ...typed(start), [field]: field === 'sends' && malformed === '' ? 'perhaps' : malformed };
  }
  const candidates = [...slips(start).map(typed), ...(right ? [NOTHING] : [typed(start)])];
  const wrong = candidates.filter((candidate) => {
    const parsed = parse(question, candidate);
    return parsed.ok && grade(question, parsed.answer).score < 1;
  });
  return wrong[question.seed % wrong.length];
}

function slips(right: Written): Written[] {
  const flags = [right.flags ^ FIN, right.flags ^ SYN, right.flags ^ RST].filter((bits) => bits !== 0);
  return [
    ...flags.map((bits) => ({ ...right, flags: bits, ack: bits & ACK ? (right.ack ?? 0) : null })),
    { ...right, seq: right.seq + 1 },
    ...(right.ack === null ? [] : [{ ...right, ack: right.ack + 1 }]),
    { ...right, len: right.len + 1 },
  ];
}

function typed({ flags, seq, ack, len }: Written): Record<Field | 'sends', string> {
  return {
    sends: 'segment',
    flags: flagNames(flags).join(','),
    seq: `${seq}`,
    ack: `${ack ?? ''}`,
    len: `${len}`,
  };
}
