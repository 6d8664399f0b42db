import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '../../../../src/exercises/attempts.ts';
import { NO_CHARGES } from '../../../../src/exercises/hints/hint.ts';
import { fillTrace, solve } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { blanks, isTime, readCellId, readMomentCellId } from '../../../../src/exercises/trace/index.ts';
import { EXERCISES, printed, specOf } from '../../content.ts';
import { remembered } from '../../remembered.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 10, seed: 20261120 };

function gradeSample(question: FillTraceQuestion, sort: 'correct' | 'incorrect') {
  const parsed = fillTrace.parse(question, fillTrace.sample(question, sort));
  if (!parsed.ok)
    throw new Error(`${sort} sample is malformed: ${JSON.stringify(parsed.problems)}\n${printed(question)}`);
  return fillTrace.grade(question, parsed.answer);
}

describe.each(EXERCISES)('%s, over many seeds', (id) => {
  const spec = specOf(id);
  const variant = remembered((seed: number) => fillTrace.generate(spec, seed));

  it('gives full marks to the correct answer', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = variant(seed);
        const verdict = gradeSample(question, 'correct');
        expect(verdict.score, printed(question)).toBe(1);
        expect(verdict.counts).toEqual({ right: blanks(question).length, wrong: 0, follows: 0 });
      }),
      RUNS,
    );
  });

  it('gives less to an incorrect answer and marks exactly what is not right', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = variant(seed);
        const verdict = gradeSample(question, 'incorrect');
        expect(verdict.score, printed(question)).toBeLessThan(1);
        expect(verdict.counts.wrong + verdict.counts.follows).toBe(1);
      }),
      RUNS,
    );
  });

  it('keeps its score when every told answer is typed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = variant(seed);
        const judged = fillTrace.parts(question, gradeSample(question, 'incorrect'));
        const misses = Object.fromEntries(
          judged.filter(({ credit }) => credit < 1).map(({ part }) => [part, 2]),
        );
        const typed = fillTrace.parts(question, gradeSample(question, 'correct'));
        const [before, after] = [judged, typed].map((parts) => scoreOf(parts, { misses }, NO_CHARGES));
        expect(after, printed(question)).toBe(before);
      }),
      RUNS,
    );
  });

  it('refuses to grade an invalid answer and names the cell', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = variant(seed);
        const parsed = fillTrace.parse(question, fillTrace.sample(question, 'invalid'));
        expect(parsed.ok).toBe(false);
        if (!parsed.ok) expect(blanks(question)).toContain(parsed.problems[0]?.cell);
      }),
      RUNS,
    );
  });

  it('depends on the seed alone', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(variant(seed)).toEqual(fillTrace.generate(structuredClone(spec), seed));
      }),
      RUNS,
    );
  });

  it('survives JSON, as a page loads it', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('keeps the answers out of the question', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = variant(seed);
        const cells = question.rows.flatMap((row) =>
          Object.entries(row.cells).map(([kind, text]) => [row, kind, text]),
        );
        for (const { id: cell } of solve(question)) {
          const place = readCellId(cell);
          const at = readMomentCellId(cell);
          const row = question.rows.find(({ index }) => index === place?.segment);
          const moment = question.moments.find(({ id }) => id === at?.moment);
          expect(place ? row?.cells[place.kind] : at && moment?.cells[at.kind], cell).toBeNull();
          if (place?.kind === 'sent') expect([row?.sentAt, row?.arrivesAt], cell).toEqual([null, null]);
          if (at?.kind === 'time') expect(moment?.at, cell).toBeNull();
        }
        // What can be told apart from given numbers: large numbers that stand in no given cell and are no ISN.
        const given = new Set(cells.map(([, , text]) => text));
        const json = JSON.stringify(question);
        for (const { id: cell, value } of solve(question)) {
          const shown = given.has(String(value)) || Object.values(question.isns).includes(Number(value));
          const kind = readCellId(cell)?.kind ?? 'time';
          if (typeof value === 'number' && value > 1_000_000 && !shown && !isTime(kind))
            expect(json, cell).not.toContain(String(value));
        }
      }),
      RUNS,
    );
  });

  it('grades half of a random answer without throwing and never beyond full marks', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.string(), { maxLength: 12 }), (seed, texts) => {
        const question = variant(seed);
        const ids = blanks(question);
        const typed = Object.fromEntries(
          ids.map((cell, i) => [cell, texts[i % Math.max(texts.length, 1)] ?? '1']),
        );
        const parsed = fillTrace.parse(question, typed);
        if (!parsed.ok) return;
        const { score } = fillTrace.grade(question, parsed.answer);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});
