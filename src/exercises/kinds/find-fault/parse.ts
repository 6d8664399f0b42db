import type { Parsed, Problem, ProblemCode } from '../../kind.ts';
import { readNumber } from '../../trace/index.ts';
import { FIELDS } from './laws.ts';
import type { FindFaultAnswer, FindFaultQuestion } from './question.ts';

/**
 * Reads a record of `segment`, `field` and `reason`. The segment has to be one that is shown, the reason one that is
 * offered; each problem names its part.
 */
export function parse(question: FindFaultQuestion, input: unknown): Parsed<FindFaultAnswer> {
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
