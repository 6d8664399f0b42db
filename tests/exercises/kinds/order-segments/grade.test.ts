import { describe, expect, it } from 'vitest';
import { orderSegments, solve } from '../../../../src/exercises/kinds/order-segments/index.ts';
import type { Face, OrderSegmentsQuestion } from '../../../../src/exercises/kinds/order-segments/question.ts';
import { specOf } from './content.ts';

const variant = (id: string) => orderSegments.generate(specOf(id), 7);

function cardOf(question: OrderSegmentsQuestion, wanted: Partial<Extract<Face, { kind: 'segment' }>>) {
  const found = question.cards.find(({ face }) =>
    Object.entries(wanted).every(([key, value]) => (face as Record<string, unknown>)[key] === value),
  );
  if (!found) throw new Error(`no card ${JSON.stringify(wanted)}`);
  return found.id;
}

function swapped(order: readonly string[], a: string, b: string): string[] {
  return order.map((id) => (id === a ? b : id === b ? a : id));
}

describe('a close whose FINs cross', () => {
  const question = variant('close/order-simultaneous');
  const { order } = solve(question);
  const fin = (from: 'client' | 'server') => cardOf(question, { kind: 'segment', flags: 'FIN,ACK', from });
  const ack = (from: 'client' | 'server') => cardOf(question, { kind: 'segment', flags: 'ACK', from });

  it('may begin with either FIN', () => {
    for (const answer of [order, swapped(order, fin('client'), fin('server'))])
      expect(orderSegments.grade(question, answer).score).toBe(1);
  });

  it('cannot acknowledge a FIN before it is sent, and the verdict names the edge', () => {
    const wrong = [ack('server'), ...order.filter((id) => id !== ack('server'))];
    const { broken, cards, score } = orderSegments.grade(question, wrong);
    const edge = broken.find(({ before }) => before === fin('client'));
    expect(edge?.after).toBe(ack('server'));
    expect(edge?.links.map(({ why }) => why)).toEqual(['travels', 'acknowledges']);
    expect(cards.find(({ id }) => id === fin('client'))?.right).toBe(false);
    expect(score).toBe(cards.filter(({ right }) => right).length / cards.length);
  });
});

describe('a three-way handshake', () => {
  it.each([1, 7, 2026])('cannot establish the server before the client, with seed %i', (seed) => {
    const question = orderSegments.generate(specOf('handshake/order-three-way'), seed);
    const { order } = solve(question);
    const [client = '', server = ''] = (['client', 'server'] as const).map(
      (host) =>
        question.cards.find(
          ({ face }) => face.kind === 'state' && face.host === host && face.to === 'ESTABLISHED',
        )?.id,
    );
    const late = [...order.filter((id) => id !== client), client];
    const { broken, score } = orderSegments.grade(question, late);
    expect(score).toBeLessThan(1);
    expect(broken.map(({ before, after }) => [before, after])).toEqual([[client, server]]);
  });

  it('lets the client be established just before or just after its ACK goes', () => {
    const question = variant('handshake/order-three-way');
    const { order } = solve(question);
    const own = order.filter((id) => {
      const face = question.cards.find((card) => card.id === id)?.face;
      return face?.kind === 'segment'
        ? face.flags === 'ACK'
        : face?.kind === 'state' && face.host === 'client' && face.to === 'ESTABLISHED';
    });
    expect(own).toHaveLength(2);
    const [a = '', b = ''] = own;
    expect(orderSegments.grade(question, swapped(order, a, b)).score).toBe(1);
  });
});

describe('cards that look the same', () => {
  const question = variant('handshake/order-lost-syn-ack');
  const { order } = solve(question);

  it('may change places: nobody can tell the two SYNs apart', () => {
    const [a = '', b = ''] = question.cards
      .filter(({ face }) => face.kind === 'segment' && face.flags === 'SYN')
      .map(({ id }) => id);
    expect(b).not.toBe('');
    expect(orderSegments.grade(question, swapped(order, a, b)).score).toBe(1);
  });

  it('are told apart by their fate: the lost SYN,ACK comes before the one that arrives', () => {
    const [lost, arrived] = [true, false].map((fate) => cardOf(question, { flags: 'SYN,ACK', lost: fate }));
    const { broken, score } = orderSegments.grade(question, swapped(order, lost ?? '', arrived ?? ''));
    expect(score).toBeLessThan(1);
    expect(broken.some(({ before, after }) => before === lost && after === arrived)).toBe(true);
  });
});

describe('parse', () => {
  const question = variant('close/order-four-way');
  const ids = question.cards.map(({ id }) => id);

  it('forgives case and blanks', () => {
    const answer = ids.toReversed();
    const typed = answer.map((id) => ` ${id.toLowerCase()} `);
    expect(orderSegments.parse(question, typed)).toEqual({ ok: true, answer });
  });

  it('takes the order the cards were dealt in for no answer', () => {
    const problems = [{ cell: null, code: 'empty' }];
    expect(orderSegments.parse(question, ids)).toEqual({ ok: false, problems });
  });

  it('names the cards that are missing', () => {
    expect(orderSegments.parse(question, ids.slice(2))).toEqual({
      ok: false,
      problems: ids.slice(0, 2).map((cell) => ({ cell, code: 'empty' })),
    });
  });
});

describe('an author’s slip', () => {
  const generate = (part: object) => () =>
    orderSegments.generate({ ...specOf('close/order-four-way'), ...part }, 1);

  it('is told with the segments there are, and with how many cards there may be', () => {
    expect(generate({ show: [8, 99] })).toThrow('shows segments 8 to 99; its run has 1 to 11');
    expect(generate({ show: null, states: ['client', 'server'] })).toThrow('there must be 3 to 12');
    expect(generate({ show: [8, 8], states: [], calls: [] })).toThrow('has 1 cards');
  });
});
