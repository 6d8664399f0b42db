import type {
  ExerciseKind,
  JudgedPart,
  Parsed,
  Problem,
  ProblemCode,
  SampleSort,
  Typed,
} from '../../kind.ts';
import { readNumber } from '../../trace/index.ts';
import { generate } from './generate.ts';
import { type FaultSolution, type FindFaultVerdict, grade, solve, WEIGHTS } from './grade.ts';
import { type FaultHint, findFaultHints } from './hints.ts';
import { FIELDS } from './laws.ts';
import type { FindFaultAnswer, FindFaultQuestion, FindFaultSpec } from './question.ts';

export type { Culprit, FaultSolution, FindFaultVerdict } from './grade.ts';
export { faultyRun, isOneBreach, solve } from './grade.ts';
export { type FaultHint, findFaultHints } from './hints.ts';
export { FIELDS, LAW_IDS } from './laws.ts';

/** One segment of a trace cannot be: the learner names it, what of it is wrong, and the law it breaks. */
export const findFault: ExerciseKind<
  FindFaultSpec,
  FindFaultQuestion,
  FindFaultAnswer,
  FindFaultVerdict,
  FaultSolution,
  FaultHint,
  Typed,
  ProblemCode
> = {
  generate,
  parse,
  grade,
  parts,
  solve,
  hints: findFaultHints,
  sample,
};

/**
 * Reads a record of `segment`, `field` and `reason`. The segment has to be one that is shown, the reason one that is
 * offered; each problem names its part.
 */
function parse(question: FindFaultQuestion, input: unknown): Parsed<FindFaultAnswer> {
  if (typeof input !== 'object' || input === null)
    return { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] };
  const texts = new Map<string, unknown>(Object.entries(input));
  const text = (part: string): string => {
    const given = texts.get(part);
    return typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
  };
  const number = readNumber(text('segment'));
  const shown = number.ok && question.rows.some(({ index }) => index + 1 === number.value);
  const field = FIELDS.find((known) => known === text('field'));
  const reason = question.reasons.find((offered) => offered === text('reason'));
  if (number.ok && shown && field && reason)
    return { ok: true, answer: { segment: number.value, field, reason } };
  const problem = (cell: string, code: ProblemCode): Problem => ({
    cell,
    code: text(cell) === '' ? 'empty' : code,
  });
  return {
    ok: false,
    problems: [
      ...(shown ? [] : [problem('segment', number.ok ? 'not-an-answer' : number.code)]),
      ...(field ? [] : [problem('field', 'not-an-answer')]),
      ...(reason ? [] : [problem('reason', 'not-an-answer')]),
    ],
  };
}

/** Field and reason wait for a segment that can be blamed. */
function parts(_: FindFaultQuestion, verdict: FindFaultVerdict | null): JudgedPart[] {
  const waits = verdict !== null && !verdict.segment.right;
  const part = (name: 'segment' | 'field' | 'reason') => ({
    part: name,
    weight: WEIGHTS[name],
    credit: verdict?.[name].right ? 1 : 0,
  });
  return [part('segment'), { ...part('field'), waits }, { ...part('reason'), waits }];
}

/** Returns what a learner could find: the fault; a segment, a field or a reason that is not it; or nothing readable. */
function sample(question: FindFaultQuestion, sort: SampleSort): unknown {
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
