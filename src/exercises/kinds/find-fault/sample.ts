import type { SampleSort } from '../../kind.ts';
import { solve } from './grade.ts';
import { FIELDS } from './laws.ts';
import type { FindFaultQuestion } from './question.ts';

/** Returns what a learner could find: the fault; a segment, a field or a reason that is not it; or nothing readable. */
export function sample(question: FindFaultQuestion, sort: SampleSort): unknown {
  const { culprits } = solve(question);
  const { seed, rows, reasons } = question;
  const culprit = culprits[seed % culprits.length];
  if (!culprit) throw new RangeError(`${question.scenario.name}: no segment can be blamed`);
  const [field] = culprit.fields;
  const [reason] = culprit.laws;
  const right = { segment: String(culprit.segment), field, reason };
  if (sort === 'correct') return right;
  if (sort === 'invalid') return malformed(right, seed);
  const innocent = rows.find(({ index }) => culprits.every(({ segment }) => segment !== index + 1));
  const slips = [
    { ...right, segment: String((innocent?.index ?? 0) + 1) },
    { ...right, field: FIELDS.find((other) => !culprit.fields.includes(other)) },
    { ...right, reason: reasons.find((other) => !culprit.laws.includes(other)) },
  ];
  return slips[seed % slips.length];
}

function malformed(right: object, seed: number): unknown {
  const inputs: unknown[] = [
    null,
    {},
    { ...right, segment: '' },
    { ...right, segment: 'the second' },
    { ...right, segment: '999' },
    { ...right, field: 'window' },
    { ...right, reason: 'because' },
    { ...right, reason: undefined },
  ];
  return inputs[seed % inputs.length];
}
