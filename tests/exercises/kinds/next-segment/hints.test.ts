import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/next-segment/NextSegment.tsx';
import { report } from '../../../../src/components/exercise/kinds/next-segment/report.tsx';
import { chargesOf, costOf, type Taken } from '../../../../src/exercises/hints/hint.ts';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  type NextHint,
  nextSegment,
  nextSegmentHints,
  solve,
} from '../../../../src/exercises/kinds/next-segment/index.ts';
import type { NextSegmentQuestion } from '../../../../src/exercises/kinds/next-segment/question.ts';
import { LOCALES } from '../../../../src/i18n/index.ts';
import { flagNames } from '../../../../src/tcp/segment.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { walkHints } from '../../hints/walk-hints.ts';
import { FILES, specOf } from './files.ts';

type Typed = Readonly<Record<string, string>>;

const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ id: fc.constantFrom(...FILES), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ id, seed }) => nextSegment.generate(specOf(id), seed));

function follow(typed: Typed, hint: NextHint): Typed {
  if (hint.about === 'sends') return { ...typed, sends: hint.sends === 'nothing' ? 'nothing' : 'segment' };
  if (hint.about !== 'value') return typed;
  const { field, value } = hint.field;
  return { ...typed, [field]: field === 'flags' ? flagNames(value).join(',') : String(value) };
}

const scoreOf = (question: NextSegmentQuestion, typed: Typed) => {
  const parsed = nextSegment.parse(question, typed);
  return parsed.ok ? nextSegment.grade(question, parsed.answer).score : null;
};

describe('hints on the next segment', () => {
  it('lead whoever follows them to a right answer', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const { answer } = walkHints<NextSegmentQuestion, Typed, NextHint>({
          hints: nextSegmentHints,
          question,
          judged: nextSegment.parts(question, null),
          price: priceOf(view.hints(question)),
          empty: {},
          decides: ({ about }) => about === 'sends' || about === 'value',
          follow,
        });
        expect(scoreOf(question, answer), JSON.stringify({ answer, rights: solve(question) })).toBe(1);
      }),
      RUNS,
    );
  });

  it('have nothing to say of a right answer, whichever it is, and name the field that is wrong', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const right = nextSegment.sample(question, 'correct') as Typed;
        expect(nextSegmentHints.missing(question, right), JSON.stringify(right)).toEqual([]);
        if (right['sends'] === 'nothing') return;
        const off = { ...right, seq: String((Number(right['seq']) + 77) % 2 ** 32) };
        if (scoreOf(question, off) === 1) return;
        const parts = nextSegmentHints.missing(question, off).map((part) => part.replace(/^\d+\./, ''));
        expect(parts, JSON.stringify(off)).toContain('seq');
      }),
      RUNS,
    );
  });

  it('cost the same whether a segment or silence is right: the price about nothing', () => {
    const prices = FILES.map((id) => priceOf(view.hints(nextSegment.generate(specOf(id), 1))));
    expect(new Set(prices)).toEqual(new Set([13]));
    const steps = FILES.map((id) => {
      const [sends] = nextSegmentHints.of(nextSegment.generate(specOf(id), 1));
      return sends?.steps.map(({ about }) => about).join();
    });
    expect(new Set(steps)).toEqual(new Set(['section,sends,rule']));
  });

  it('leave nothing of the score to whom the answer was given, be it a segment or silence', () => {
    for (const id of FILES) {
      const question = nextSegment.generate(specOf(id), 1);
      const price = priceOf(view.hints(question));
      const judged = nextSegment.parts(question, null);
      const cost = (taken: Taken) =>
        costOf(chargesOf(nextSegmentHints, question, judged, taken, price), judged);
      const silent = solve(question).some(({ segment }) => segment === null);
      expect(cost({ sends: 1 }), id).toBe(price);
      expect(cost({ sends: 2 }), id).toBe(silent ? 100 : 2 * price);
      if (!silent) expect(cost({ '0.flags': 2, '0.seq': 2, '0.ack': 2, '0.len': 2 })).toBe(100);
    }
  });

  it('begin with a section that says nothing of what is sent, after a call as after a segment', () => {
    for (const id of FILES) {
      const question = nextSegment.generate(specOf(id), 1);
      const [first] = nextSegmentHints.of(question)[0]?.steps ?? [];
      const [said] = report.hintLines(first!, question, wordsIn('en'));
      expect(said?.text, id).toMatch(/^The rule that decides is in (RFC|Linux)/);
    }
  });

  it.each(LOCALES)('are whole sentences in %s', (locale) => {
    const words = wordsIn(locale);
    for (const id of FILES) {
      const question = nextSegment.generate(specOf(id), 3);
      for (const { steps } of nextSegmentHints.of(question)) {
        for (const hint of steps) {
          expect(report.hintName(hint, question, words)).toMatch(/^[^{}]+$/);
          for (const { text } of report.hintLines(hint, question, words)) {
            expect(text, id).toMatch(/^[^{}]+$/);
            expect(text).not.toMatch(/undefined|NaN/);
          }
        }
      }
    }
  });
});
