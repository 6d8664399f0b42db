import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/find-fault/FindFault.tsx';
import { report } from '../../../../src/components/exercise/kinds/find-fault/report.tsx';
import { hintsIn } from '../../../../src/exercises/hints/hint.ts';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  type FaultHint,
  findFault,
  findFaultHints,
  solve,
} from '../../../../src/exercises/kinds/find-fault/index.ts';
import { type FindFaultQuestion, hintCount } from '../../../../src/exercises/kinds/find-fault/question.ts';
import { LOCALES } from '../../../../src/i18n/index.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { walkHints } from '../../hints/walk-hints.ts';
import { EXERCISES, specOf } from './content.ts';

type Typed = Readonly<Record<string, string>>;

const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ id: fc.constantFrom(...EXERCISES), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ id, seed }) => findFault.generate(specOf(id), seed));

function follow(typed: Typed, hint: FaultHint): Typed {
  const [value = ''] = hint.among;
  const part = { segments: 'segment', fields: 'field', laws: 'reason' }[hint.about];
  return { ...typed, [part]: String(value) };
}

describe('hints on a fault', () => {
  it('lead whoever follows them to the fault', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const { answer, taken } = walkHints<FindFaultQuestion, Typed, FaultHint>({
          hints: findFaultHints,
          question,
          judged: findFault.parts(question, null),
          price: priceOf(view.hints(question)),
          empty: {},
          follow,
        });
        const parsed = findFault.parse(question, answer);
        expect(parsed.ok && findFault.grade(question, parsed.answer).score).toBe(1);
        expect(Object.keys(taken)).toContain('segment');
        expect(hintsIn(taken)).toBe(hintCount(question.rows));
      }),
      RUNS,
    );
  });

  it('narrow down, and what is right stays in', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const { culprits } = solve(question);
        for (const { steps } of findFaultHints.of(question)) {
          const sizes = steps.map(({ among }) => among.length);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          expect(sizes.at(-1)).toBe(1);
          for (const hint of steps) {
            const right =
              hint.about === 'segments'
                ? hint.among.some((n) => culprits.some(({ segment }) => segment === n))
                : hint.about === 'fields'
                  ? culprits.some(
                      ({ segment, fields }) =>
                        segment === hint.segment && hint.among.some((field) => fields.includes(field)),
                    )
                  : hint.among.some((law) => hint.culprit.laws.includes(law));
            expect(right, JSON.stringify(hint)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('ask of the segment that was named, where several can be blamed', () => {
    const both = Array.from({ length: 300 }, (_, seed) =>
      findFault.generate(specOf(EXERCISES[seed % EXERCISES.length]!), seed),
    ).find((question) => solve(question).culprits.length === 2)!;
    const [, second] = solve(both).culprits;
    expect(findFaultHints.missing(both, { segment: String(second!.segment) })).toEqual([
      `${second!.segment}.field`,
      `${second!.segment}.reason`,
    ]);
  });

  it.each(LOCALES)('are whole sentences in %s', (locale) => {
    const words = wordsIn(locale);
    for (const id of EXERCISES) {
      const question = findFault.generate(specOf(id), 3);
      for (const { steps } of findFaultHints.of(question)) {
        for (const hint of steps) {
          expect(report.hintName(hint, question, words)).toMatch(/^[^{}]+$/);
          for (const { text } of report.hintLines(hint, question, words)) {
            expect(text, id).toMatch(/^[^{}]+$/);
          }
        }
      }
    }
  });
});
