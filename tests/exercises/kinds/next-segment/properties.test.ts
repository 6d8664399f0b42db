import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consequence, nextSegment, solve } from '../../../../src/exercises/kinds/next-segment/index.ts';
import type { NextSegmentQuestion } from '../../../../src/exercises/kinds/next-segment/question.ts';
import { remembered } from '../../remembered.ts';
import { FILES, specOf } from './files.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 10, seed: 20261120 };

function answerOf(question: NextSegmentQuestion, sort: 'correct' | 'incorrect') {
  const parsed = nextSegment.parse(question, nextSegment.sample(question, sort));
  if (!parsed.ok) throw new Error(`${sort} sample is malformed: ${JSON.stringify(parsed.problems)}`);
  return parsed.answer;
}

it('there are exercises of every topic', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(6);
});

describe.each(FILES)('%s, over many seeds', (id) => {
  const spec = specOf(id);
  const variant = remembered((seed: number) => nextSegment.generate(spec, seed));
  const each = (check: (question: NextSegmentQuestion) => void): void =>
    fc.assert(
      fc.property(seeds, (seed) => check(variant(seed))),
      RUNS,
    );

  it('gives full marks to every right choice', () => {
    each((question) => {
      const verdict = nextSegment.grade(question, answerOf(question, 'correct'));
      expect(verdict, JSON.stringify(question.isns)).toMatchObject({ score: 1, sends: 'right' });
      expect(verdict.fields.every(({ right }) => right)).toBe(true);
      expect(consequence(question, answerOf(question, 'correct'))).toBeNull();
    });
  });

  it('gives less to an incorrect answer and can run on from it', () => {
    each((question) => {
      const answer = answerOf(question, 'incorrect');
      const verdict = nextSegment.grade(question, answer);
      expect(verdict.score, JSON.stringify(answer)).toBeLessThan(1);
      expect(verdict.sends === 'wrong' || verdict.fields.some(({ right }) => !right)).toBe(true);
      const what = consequence(question, answer);
      const own = what?.transcript.segments[what.at];
      expect(own?.from).toBe(question.you);
      expect(own?.sentAt).toBeGreaterThanOrEqual(question.at);
      if (answer.sends) expect(own).toMatchObject({ injected: true, segment: { len: answer.len } });
    });
  });

  it('refuses to grade an invalid answer and names the field', () => {
    each((question) => {
      const parsed = nextSegment.parse(question, nextSegment.sample(question, 'invalid'));
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expect(['sends', 'flags', 'seq', 'len']).toContain(parsed.problems[0]?.cell);
    });
  });

  it('depends on the seed alone and survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    each((question) => {
      expect(nextSegment.generate(structuredClone(spec), question.seed)).toEqual(question);
      expect(JSON.parse(JSON.stringify(question))).toEqual(question);
    });
  });

  it('keeps the answer out of the question', () => {
    each((question) => {
      expect(question.rows.every((row) => row.at <= question.at)).toBe(true);
      const [{ segment }] = solve(question) as [ReturnType<typeof solve>[number]];
      const shown = question.rows.flatMap(({ cells }) => [cells.seq, cells.ack]).map(Number);
      shown.push(...Object.values(question.isns).map(Number));
      const json = JSON.stringify(question);
      for (const value of [segment?.seq, segment?.ack]) {
        if (typeof value === 'number' && value > 1_000_000 && !shown.includes(value))
          expect(json).not.toContain(String(value));
      }
    });
  });

  it('grades any answer and can run on from any wrong one', () => {
    const near = fc.integer({ min: -3, max: 1500 });
    const number = fc.oneof(near, seeds);
    const answers = fc.record({
      sends: fc.constant(true as const),
      flags: fc.integer({ min: 0, max: 255 }),
      seq: number,
      ack: fc.option(number),
      len: fc.integer({ min: 0, max: 65_495 }),
    });
    fc.assert(
      fc.property(seeds, answers, (seed, any) => {
        const question = variant(seed);
        const { flags, seq, ack } = any;
        const last = question.rows.at(-1)?.cells;
        const close = (n: number, to: string | undefined): number => Math.abs(n < 1500 ? n + Number(to) : n);
        const answer = {
          ...any,
          seq: close(seq, last?.ack),
          ack: flags & 16 ? close(ack ?? 0, last?.seq) : null,
        };
        const { score } = nextSegment.grade(question, answer);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const what = consequence(question, answer);
        expect(what === null).toBe(score === 1);
        const { at = -1, transcript, firstRefusal } = what ?? {};
        if (transcript) {
          expect(transcript.segments[at]?.segment.seq).toBeLessThan(2 ** 32);
          expect(firstRefusal?.segment ?? 0).toBeLessThan(transcript.segments.length);
        }
      }),
      RUNS,
    );
  });

  it('has the same kind of right choices in every variant', () => {
    const shapes = new Set<string>();
    each((question) => {
      shapes.add(JSON.stringify(solve(question).map(({ because, segment }) => [because, segment?.flags])));
    });
    expect([...shapes]).toHaveLength(1);
  });
});
