import { describe, expect, it } from 'vitest';
import { nearestOrder, orderSegments, solve } from '../../../../src/exercises/kinds/order-segments/index.ts';
import type { OrderSegmentsQuestion } from '../../../../src/exercises/kinds/order-segments/question.ts';
import { EXERCISES, specOf } from './content.ts';

const SEEDS = Array.from({ length: 60 }, (_, i) => (i * 0x9e37_79b1) >>> 0);
const printed = (question: OrderSegmentsQuestion): string =>
  [`seed ${question.seed}`, ...question.cards.map(({ id, face }) => `${id} ${JSON.stringify(face)}`)].join(
    '\n',
  );

function gradeSample(question: OrderSegmentsQuestion, sort: 'correct' | 'incorrect') {
  const parsed = orderSegments.parse(question, orderSegments.sample(question, sort));
  if (!parsed.ok) throw new Error(`${sort} sample is malformed\n${printed(question)}`);
  return { answer: parsed.answer, verdict: orderSegments.grade(question, parsed.answer) };
}

describe.each(EXERCISES)('%s, over many seeds', (id) => {
  const spec = specOf(id);
  const questions = SEEDS.map((seed) => orderSegments.generate(spec, seed));

  it('gives full marks to every order that happens-before allows', () => {
    for (const question of questions) {
      const { answer, verdict } = gradeSample(question, 'correct');
      expect(verdict.score, `${answer.join('')}\n${printed(question)}`).toBe(1);
      expect(verdict.broken).toEqual([]);
    }
  });

  it('gives less to a wrong order and says what it breaks', () => {
    for (const question of questions) {
      const { answer, verdict } = gradeSample(question, 'incorrect');
      expect(verdict.score, printed(question)).toBeLessThan(1);
      expect(verdict.broken.length).toBeGreaterThan(0);
      for (const { before, after, links } of verdict.broken) {
        expect(answer.indexOf(before)).toBeGreaterThan(answer.indexOf(after));
        expect(links[0]?.before.card).toBe(before);
        expect(links.at(-1)?.after.card).toBe(after);
      }
    }
  });

  it('mends a wrong order into a right one, and leaves a right one as it is', () => {
    for (const question of questions) {
      const { precedences } = solve(question);
      const { answer } = gradeSample(question, 'incorrect');
      const mended = nearestOrder(question, answer);
      expect(mended.toSorted()).toEqual(answer.toSorted());
      expect(orderSegments.grade(question, mended).score, mended.join('')).toBe(1);
      const right = gradeSample(question, 'correct').answer;
      const isKept = precedences.every(({ before, after }) => right.indexOf(before) < right.indexOf(after));
      if (isKept) expect(nearestOrder(question, right)).toEqual(right);
    }
  });

  it('gives nothing to the order of the run backwards, if its cards are a chain, and less than all in any case', () => {
    for (const question of questions) {
      const { order, precedences } = solve(question);
      const { score } = orderSegments.grade(question, [...order].reverse());
      expect(score).toBeLessThan(1);
      if (precedences.length === order.length - 1) expect(score).toBeLessThanOrEqual(1 / order.length);
    }
  });

  it('refuses a list that is no order', () => {
    for (const question of questions) {
      const parsed = orderSegments.parse(question, orderSegments.sample(question, 'invalid'));
      expect(parsed.ok, printed(question)).toBe(false);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    }
  });

  it('never shows the cards in a right order', () => {
    for (const question of questions) {
      const shown = question.cards.map((card) => card.id);
      expect(orderSegments.grade(question, shown).score, printed(question)).toBeLessThan(1);
    }
  });

  it('keeps times and places in the run out of the cards', () => {
    for (const question of questions) {
      expect(JSON.stringify(question.cards)).not.toMatch(/"(sentAt|index|at|retransmits|cause)"/);
      expect(Object.keys(question).sort()).toEqual(
        ['cards', 'isns', 'numbers', 'profile', 'scenario', 'seed', 'selection'].sort(),
      );
    }
  });

  it('depends on the seed alone, and survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    for (const [i, seed] of SEEDS.slice(0, 40).entries())
      expect(orderSegments.generate(structuredClone(spec), seed)).toEqual(questions[i]);
  });

  it('shuffles: no card stands at the same place in every variant', () => {
    const firsts = new Set(
      questions.map(
        (question) => JSON.stringify(question.cards[0]?.face.kind) + solve(question).order.indexOf('A'),
      ),
    );
    expect(firsts.size).toBeGreaterThan(2);
  });
});

it('lets the connection that a SYN opens come from LISTEN, as RFC 9293 figure 5 does', () => {
  const changes = EXERCISES.flatMap((id) => orderSegments.generate(specOf(id), 1).cards)
    .map(({ face }) => (face.kind === 'state' ? `${face.host} ${face.from} ${face.to}` : ''))
    .filter((change) => change.endsWith('SYN-RECEIVED'));
  expect(new Set(changes)).toEqual(new Set(['server LISTEN SYN-RECEIVED']));
});
