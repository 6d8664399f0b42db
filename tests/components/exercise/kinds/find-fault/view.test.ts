import { describe, expect, it } from 'vitest';
import { report as findFaultReport } from '../../../../../src/components/exercise/kinds/find-fault/report.tsx';
import { pack, unpack } from '../../../../../src/components/exercise/pack.ts';
import type { Typed } from '../../../../../src/exercises/kind.ts';
import { FIELDS, findFault, solve } from '../../../../../src/exercises/kinds/find-fault/index.ts';
import { LOCALES } from '../../../../../src/i18n/index.ts';
import { EXERCISES, specOf } from '../../../../exercises/kinds/find-fault/content.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const variants = EXERCISES.flatMap((id) => SEEDS.map((seed) => findFault.generate(specOf(id), seed)));

describe('a question in an attribute', () => {
  it('comes back as it was, and needs no quotes', () => {
    for (const question of variants) {
      const { seed, numbers, isns, rows, reasons } = question;
      const drawn = findFaultReport.draw(question, wordsIn('en'));
      expect(drawn).toEqual({ seed, numbers, isns, rows, reasons });
      const text = pack(drawn);
      expect(text).not.toMatch(/["&<>]/);
      expect(unpack(text)).toEqual(drawn);
    }
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  const words = wordsIn(locale);
  const judged = (question: (typeof variants)[number], typed: Typed) =>
    reportOn(findFaultReport, question, typed, words);
  const answer = (question: (typeof variants)[number]) => {
    const [culprit] = solve(question).culprits;
    return { segment: String(culprit!.segment), field: culprit!.fields[0]!, reason: culprit!.laws[0]! };
  };

  it('every sentence about every fault fills all its places', () => {
    for (const question of variants) {
      const { parts, truth, summary } = findFaultReport.shown(question, words);
      const said = [...truth, ...Object.values(parts).flatMap(({ why }) => why)].map(({ text }) => text);
      for (const text of [summary, ...said]) expect(text).not.toMatch(/[{}]|undefined|null/);
      expect(truth.length).toBeGreaterThan(0);
    }
  });

  it('a right answer is right part by part, with the law', () => {
    for (const question of variants) {
      const right = answer(question);
      const report = judged(question, right);
      expect(report).toMatchObject({ score: 1, first: null, at: Number(right.segment) });
      expect(Object.values(report.parts).map(({ mark }) => mark)).toEqual(['right', 'right', 'right']);
      expect(report.parts.reason!.why.map(({ source }) => source).join(' ')).toMatch(/RFC|Linux/);
    }
  });

  it('says the law once: an answer that is told stands at its option', () => {
    for (const question of variants) {
      const right = answer(question);
      const missed = missedOnce('segment', 'field', 'reason');
      const [culprit] = solve(question).culprits;
      const field = FIELDS.find((other) => !culprit!.fields.includes(other))!;
      const reason = question.reasons.find((law) => !culprit!.laws.includes(law))!;
      const typed = { ...right, field, reason };
      const first = judged(question, typed);
      const once = first.parts;
      expect(once.reason).not.toHaveProperty('told');
      const holds = words.findFault.fieldHolds[field].replaceAll('{n}', right.segment);
      expect(once.field!.why).toEqual([{ text: holds, source: null }]);
      const second = reportOn(findFaultReport, question, typed, words, missed);
      const twice = second.parts;
      expect([first.first, second.first]).toEqual(['field', null]);
      const { parts } = findFaultReport.shown(question, words);
      expect([parts.field!.option, parts.reason!.option]).toEqual([right.field, right.reason]);
      expect([twice.field!.told, twice.reason!.told]).toEqual([parts.field, parts.reason]);
      for (const { text } of parts.reason!.why) expect(text).not.toContain(words.findFault.law[right.reason]);
    }
  });

  it('another segment is told why it can be, and the fault is not given away', () => {
    for (const question of variants) {
      const culprits = solve(question).culprits.map(({ segment }) => segment);
      const innocent = question.rows.find(({ index }) => !culprits.includes(index + 1))!;
      const report = judged(question, { ...answer(question), segment: String(innocent.index + 1) });
      expect(report).toMatchObject({ score: 0, first: 'segment', at: innocent.index + 1, truth: [] });
      expect(report.parts.segment).toMatchObject({
        mark: 'wrong',
        why: [{ source: expect.stringMatching(/RFC|Linux/) }],
      });
      expect(report.parts.field).toEqual({ mark: 'later', word: words.findFault.judgedLater, why: [] });
    }
  });

  it('once the answer is asked for, every segment that can be blamed is marked', () => {
    const many = Array.from({ length: 300 }, (_, seed) =>
      findFault.generate(specOf(EXERCISES[seed % EXERCISES.length]!), seed),
    );
    const pairs = many.filter((question) => solve(question).culprits.length === 2);
    expect(pairs.length).toBeGreaterThan(0);
    for (const question of pairs) {
      const [first, second] = solve(question).culprits.map(({ segment }) => segment);
      const { at, also } = findFaultReport.shown(question, words);
      expect(at).toBe(first);
      expect(Object.keys(also)).toEqual([String(second)]);
      expect(also[second!]).toMatchObject({ mark: 'shown', word: expect.stringContaining(`#${second}`) });
      expect(also[second!]!.why.length).toBeGreaterThan(0);
    }
  });

  it('what is missing is named, and nothing is graded', () => {
    const [question] = variants;
    const report = judged(question!, { field: 'seq' });
    expect(report).toMatchObject({ score: null, first: 'segment', at: null });
    expect(Object.keys(report.parts)).toEqual(['segment', 'reason']);
  });
});
