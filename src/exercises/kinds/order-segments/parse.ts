import type { Parsed, Problem } from '../../kind.ts';
import type { OrderSegmentsAnswer, OrderSegmentsQuestion } from './question.ts';

/**
 * Reads a list of card ids, the earliest first. Every card must be in it once: a card that is missing is a problem of
 * that card, anything else is one of the whole.
 */
export function parse(question: OrderSegmentsQuestion, input: unknown): Parsed<OrderSegmentsAnswer> {
  const whole: Problem = { cell: null, code: 'not-an-answer' };
  if (!Array.isArray(input)) return { ok: false, problems: [whole] };
  const given = input.map((id: unknown) => (typeof id === 'string' ? id.trim().toUpperCase() : ''));
  const known = question.cards.map(({ id }) => id);
  const strange = given.some((id) => !known.includes(id)) || new Set(given).size < given.length;
  if (strange) return { ok: false, problems: [whole] };
  const missing = known.filter((id) => !given.includes(id));
  return missing.length === 0
    ? { ok: true, answer: given }
    : { ok: false, problems: missing.map((cell): Problem => ({ cell, code: 'empty' })) };
}
