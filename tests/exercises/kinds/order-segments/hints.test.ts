import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/order-segments/OrderSegments.tsx';
import { report } from '../../../../src/components/exercise/kinds/order-segments/report.tsx';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  orderSegments,
  orderSegmentsHints,
  type PairHint,
} from '../../../../src/exercises/kinds/order-segments/index.ts';
import type {
  OrderSegmentsAnswer,
  OrderSegmentsQuestion,
} from '../../../../src/exercises/kinds/order-segments/question.ts';
import { LOCALES } from '../../../../src/i18n/index.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { walkHints } from '../../hints/walk-hints.ts';
import { EXERCISES, specOf } from './content.ts';

const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ id: fc.constantFrom(...EXERCISES), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ id, seed }) => orderSegments.generate(specOf(id), seed));

/** The pairs that hints have ordered, and an order that keeps them. */
function sorted(cards: readonly string[], pairs: readonly (readonly [string, string])[]): string[] {
  const left = [...cards];
  const found: string[] = [];
  while (left.length > 0) {
    const free = left.find((id) => !pairs.some(([before, after]) => after === id && left.includes(before)));
    if (free === undefined) throw new Error(`the hints contradict each other: ${pairs.join(' ')}`);
    left.splice(left.indexOf(free), 1);
    found.push(free);
  }
  return found;
}

describe('hints on an order', () => {
  it('lead whoever keeps to them to a right order', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const cards = question.cards.map(({ id }) => id);
        const pairs: (readonly [string, string])[] = [];
        const { answer } = walkHints<OrderSegmentsQuestion, OrderSegmentsAnswer, PairHint>({
          hints: orderSegmentsHints,
          question,
          judged: orderSegments.parts(question, null),
          price: priceOf(view.hints(question)),
          empty: cards,
          follow: (_, { precedence }) => {
            pairs.push([precedence.before, precedence.after]);
            return sorted(cards, pairs);
          },
        });
        expect(orderSegments.grade(question, answer).score).toBe(1);
      }),
      RUNS,
    );
  });

  it('hold in every right order, save where cards look the same', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const right = orderSegments.sample(question, 'correct') as string[];
        expect(orderSegmentsHints.missing(question, right)).toEqual([]);
        for (const { steps } of orderSegmentsHints.of(question)) {
          const [{ precedence, twins } = { precedence: null, twins: [] }] = steps;
          if (precedence === null || twins.length > 0) continue;
          expect(right.indexOf(precedence.before)).toBeLessThan(right.indexOf(precedence.after));
        }
      }),
      RUNS,
    );
  });

  it.each(LOCALES)('are whole sentences in %s and name a pair without telling its order', (locale) => {
    const words = wordsIn(locale);
    for (const id of EXERCISES) {
      const question = orderSegments.generate(specOf(id), 3);
      for (const { steps } of orderSegmentsHints.of(question)) {
        for (const hint of steps) {
          const { before, after } = hint.precedence;
          expect(report.hintName(hint, question, words)).toMatch(
            new RegExp([before, after].sort().join('.*')),
          );
          for (const { text } of report.hintLines(hint, question, words)) {
            expect(text, id).toMatch(/^[^{}]+$/);
          }
        }
      }
    }
  });
});
