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
import { dictionary, format, LOCALES } from '../../../../../src/i18n/index.ts';
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
        const lines = steps.map(({ line, rule }) => line ?? rule?.text ?? '');
        expect(new Set(lines).size).toBe(lines.length);
        for (const text of [claim ?? '', ...lines]) {
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

  it('a card that stands before what it needs says what that is, and so does what it needs', () => {
    for (const question of variants) {
      const { order, precedences } = solve(question);
      const { before, after } = precedences.at(-1)!;
      const wrong = order.filter((id) => id !== before);
      wrong.splice(wrong.indexOf(after) + 1, 0, before);
      const { reasons, cards, score, first, summary } = judged(question, wrong, missedOnce(...order));
      expect(first).toBeNull();
      if (score === 1) continue; // The two look the same.
      const { broken } = orderSegments.grade(question, wrong);
      for (const id of order) {
        const claims = reasons[id]!.map(({ claim }) => claim ?? '').join();
        const others = broken.flatMap((one) =>
          one.after === id ? [one.before] : one.before === id ? [one.after] : [],
        );
        expect(cards[id]!.mark).toBe(others.length > 0 ? 'wrong' : 'right');
        for (const other of others) expect(claims).toMatch(new RegExp(`${other}\\b`));
      }
      expect(cards[judged(question, wrong).first!]!.mark).toBe('wrong');
      const told = summary.match(/[A-Z]((,\u00a0|、\u2060)[A-Z])+/)?.[0].split(/,\u00a0|、\u2060/) ?? [];
      expect(orderSegments.grade(question, told).score, summary).toBe(1);
    }
  });

  it('no card that is out of order is silent, and a rule stands on a card it is about', () => {
    for (const question of variants) {
      const wrong = orderSegments.sample(question, 'incorrect') as string[];
      for (const order of [wrong, solve(question).order.toReversed()]) {
        const { broken } = orderSegments.grade(question, order);
        const { reasons, cards, summary } = judged(question, order);
        expect(summary).not.toContain(words.orderSegments.oneOrder.split('{')[0]);
        for (const id of order) {
          const own = broken.filter(({ after }) => after === id).map(({ links }) => links.at(-1)?.because);
          const rules = own.flatMap((rule) => (rule ? [words.rules[rule]] : []));
          const steps = reasons[id]!.flatMap((reason) => reason.steps);
          expect(steps.length > 0).toBe(cards[id]!.mark === 'wrong');
          for (const { line, rule } of steps) {
            expect(line ?? rule?.text).toMatch(/^[^{}]+$/);
            const isOfModel = Object.values(words.rules).includes(rule?.text ?? '');
            if (isOfModel) expect(rules).toContain(rule?.text);
          }
        }
      }
    }
  });

  it('where the same rule decides for another card, that card is named, and tells it', () => {
    for (const question of variants) {
      const order = solve(question).order.toReversed();
      const { reasons } = judged(question, order);
      const rulesOn = (id: CardId) =>
        reasons[id]!.flatMap(({ steps }) => steps.flatMap(({ rule }) => rule ?? []));
      for (const id of order) {
        for (const { text, source } of rulesOn(id)) {
          const other = order.find((one) => text === format(words.orderSegments.sameRule, { card: one }));
          if (other === undefined) continue;
          expect(rulesOn(other)).toContainEqual({ text: expect.not.stringContaining(text), source });
        }
      }
    }
  });

  it('a card that was missed twice says what it comes before, though what comes after it was missed once', () => {
    const question = variants[0]!;
    const { order, precedences } = solve(question);
    const { before, after } = precedences[0]!;
    const wrong = [...order.filter((id) => id !== before), before];
    const { reasons } = judged(question, wrong, missedOnce(before));
    expect(reasons[before]![0]!.claim).toContain(after);
    expect(reasons[after]!.map(({ claim }) => claim)).toEqual([null]);
  });

  it('a right order that is shown is marked as the answer, card by card', () => {
    for (const question of variants) {
      const { solution } = report.shown(question, words);
      expect(solution?.map(({ id }) => id)).toEqual(solve(question).order);
      for (const { report: shown } of solution ?? [])
        expect(shown).toEqual({ mark: 'shown', word: words.exercise.answer });
    }
  });

  it('the words a page carries are all there', () => {
    for (const text of Object.values(pickWords(dictionary(locale), report.viewWords)))
      expect(text).toEqual(expect.any(String));
  });
});
