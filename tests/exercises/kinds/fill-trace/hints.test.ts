import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/fill-trace/FillTrace.tsx';
import { report } from '../../../../src/components/exercise/kinds/fill-trace/report.tsx';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  type CellHint,
  fillTrace,
  fillTraceHints,
} from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { blanks, isTime, kindOf, secondsText } from '../../../../src/exercises/trace/index.ts';
import type { Solution } from '../../../../src/exercises/trace/run/index.ts';
import { LOCALES } from '../../../../src/i18n/index.ts';
import { flagNames } from '../../../../src/tcp/segment.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { EXERCISES, printed, specOf, specWith } from '../../content.ts';
import { walkHints } from '../../hints/walk-hints.ts';

type Typed = Readonly<Record<string, string>>;

const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ id: fc.constantFrom(...EXERCISES), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ id, seed }) => fillTrace.generate(specOf(id), seed));

const written = ({ id, value }: Solution) => {
  if (isTime(kindOf(id))) return secondsText(Number(value));
  return id.endsWith('.flags') ? flagNames(Number(value)).join(',') : String(value);
};

const gradeOf = (question: FillTraceQuestion, typed: Typed) => {
  const parsed = fillTrace.parse(question, typed);
  return parsed.ok ? fillTrace.grade(question, parsed.answer).score : null;
};

const linesOf = (hint: CellHint, question: FillTraceQuestion, locale: (typeof LOCALES)[number]) => {
  return report.hintLines(hint, question, wordsIn(locale));
};

describe('hints on a trace', () => {
  it('lead whoever follows them to the right answer, which then counts nothing', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const price = priceOf(view.hints(question));
        const { answer, taken } = walkHints<FillTraceQuestion, Typed, CellHint>({
          hints: fillTraceHints,
          question,
          judged: fillTrace.parts(question, null),
          price,
          empty: {},
          follow: (typed, { solution }) => ({ ...typed, [solution.id]: written(solution) }),
        });
        expect(gradeOf(question, answer), printed(question)).toBe(1);
        expect(taken).toEqual(Object.fromEntries(blanks(question).map((id) => [id, 3])));
      }),
      RUNS,
    );
  });

  it('say before the last step only what is true, and not the value', () => {
    fc.assert(
      fc.property(variant, (question) => {
        for (const { steps } of fillTraceHints.of(question)) {
          for (const hint of steps) {
            const { derivation, value } = hint.solution;
            const line = linesOf(hint, question, 'en')
              .map(({ text }) => text)
              .join(' ');
            if (hint.about !== 'terms' || derivation.how !== 'after') continue;
            // The terms of the line itself add up to the value.
            const [sum = ''] = line.split(/ = \?| = \d+, which/);
            const terms = [...sum.matchAll(/(?:= |\+ )(\d+)/g)].map(([, term]) => Number(term));
            const total = terms.reduce((all, term) => all + term, 0);
            expect(total % 2 ** 32, line).toBe(Number(value));
            expect(line.endsWith('?'), line).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it.each(LOCALES)('are whole sentences in %s, each with the name of its cell', (locale) => {
    for (const id of EXERCISES) {
      const question = fillTrace.generate(specOf(id), 3);
      for (const { steps } of fillTraceHints.of(question)) {
        for (const hint of steps) {
          expect(report.hintName(hint, question, wordsIn(locale))).toMatch(/^[^{}]+$/);
          for (const { text, source } of linesOf(hint, question, locale)) {
            expect(text, id).toMatch(/^[^{}]+$/);
            expect(text).not.toMatch(/undefined|NaN/);
            const number = /\.(seq|ack|len|sent|time)$/.test(hint.solution.id);
            expect(source === null, text).toBe(hint.about !== (number ? 'rule' : 'value'));
          }
        }
      }
    }
  });

  it('aim at the first cell that is empty, unreadable or wrong, and leave the others alone', () => {
    const question = fillTrace.generate(specWith({ ask: [{ segments: [2, 3], cells: ['seq', 'ack'] }] }), 1);
    const missing = (typed: Typed) => fillTraceHints.missing(question, typed);
    const right = { '2.seq': '0', '2.ack': '1', '3.seq': '1', '3.ack': '1' };
    expect(missing({})).toEqual(['2.seq', '2.ack', '3.seq', '3.ack']);
    expect(missing(right)).toEqual([]);
    expect(missing({ ...right, '2.ack': '7' })).toContain('2.ack');
    expect(missing({ ...right, '3.seq': 'one' })).toEqual(['3.seq']);
    expect(missing({ '2.seq': '0', '3.ack': '2' })).toEqual(['2.ack', '3.seq', '3.ack']);
  });
});
