import { describe, expect, it } from 'vitest';
import { report, rightOrder } from '../../../../../src/components/exercise/kinds/order-segments/report.tsx';
import { pack, unpack } from '../../../../../src/components/exercise/pack.ts';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import { orderSegments, solve } from '../../../../../src/exercises/kinds/order-segments/index.ts';
import {
  type CardId,
  ORDER,
  readOrder,
  writeOrder,
} from '../../../../../src/exercises/kinds/order-segments/question.ts';
import { dictionary, LOCALES } from '../../../../../src/i18n/index.ts';
import { EXERCISES, specOf } from '../../../../exercises/kinds/order-segments/content.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const SEEDS = [1, 2, 3, 4, 5];
const variants = EXERCISES.flatMap((id) => SEEDS.map((seed) => orderSegments.generate(specOf(id), seed)));

describe('a question in an attribute', () => {
  it('comes back as it was, and needs no quotes', () => {
    for (const question of variants) {
      const { seed, numbers, isns, cards, scenario } = question;
      const drawn = report.draw(question, wordsIn('en'));
      expect(drawn).toEqual({ seed, numbers, isns, cards });
      const text = pack(drawn);
      expect(text, scenario.name).not.toMatch(/["&<>]/);
      expect(unpack(text)).toEqual(drawn);
    }
  });
});

describe('an order as it is kept', () => {
  const cards = variants[0]!.cards;
  const dealt = cards.map(({ id }) => id);

  it('is read as it was written', () => {
    const order = [...dealt].reverse();
    expect(readOrder(writeOrder(order), cards)).toEqual(order);
  });

  it.each([undefined, '', 'A', 'AA', `${dealt.slice(1).join('')}?`, `${dealt.join('')}A`])(
    'is the one that was dealt where the draft says %j',
    (text) => {
      expect(readOrder(text, cards)).toEqual(dealt);
    },
  );
});

describe.each(LOCALES)('in %s', (locale) => {
  const words = wordsIn(locale);
  const judged = (question: (typeof variants)[number], order: readonly CardId[], attempts?: Attempts) =>
    reportOn(report, question, { [ORDER]: writeOrder(order) }, words, attempts);

  it('every reason of every right order fills all its places', () => {
    for (const question of variants) {
      for (const { claim, steps } of rightOrder(question, words).flatMap(({ reasons }) => reasons)) {
        expect(steps.length, claim ?? '').toBeGreaterThan(0);
        expect(claim === null).toBe(steps.length === 1);
        for (const text of [...(claim === null ? [] : [claim]), ...steps.map(({ line }) => line ?? '')]) {
          expect(text).toMatch(/^[^{}]+$/);
          expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
        }
      }
    }
  });

  it('a right order is right card by card, and nothing is left to look at', () => {
    for (const question of variants) {
      const verdict = judged(question, solve(question).order);
      expect(verdict).toMatchObject({ score: 1, first: null, summary: words.orderSegments.allRight });
      expect(Object.values(verdict.cards).every(({ mark }) => mark === 'right')).toBe(true);
    }
  });

  it('a card that stands before what it needs says what that is', () => {
    for (const question of variants) {
      const { order, precedences } = solve(question);
      const { before, after } = precedences.at(-1)!;
      const wrong = order.filter((id) => id !== before);
      wrong.splice(wrong.indexOf(after) + 1, 0, before);
      const all = missedOnce(...order);
      const { reasons, cards, score, first } = judged(question, wrong, all);
      expect(first).toBeNull();
      if (score === 1) continue; // The two look the same.
      const blamed = Object.keys(reasons).filter((id) => reasons[id]!.length > 0);
      expect(blamed.length).toBeGreaterThan(0);
      for (const id of blamed) expect(cards[id]!.mark).toBe('wrong');
      expect(cards[judged(question, wrong).first!]!.mark).toBe('wrong');
    }
  });

  it('the words a page carries are all there', () => {
    for (const text of Object.values(pickWords(dictionary(locale), report.viewWords)))
      expect(text).toEqual(expect.any(String));
  });
});
