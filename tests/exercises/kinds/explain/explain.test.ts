import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementProblems } from '../../../../src/exercises/authoring/claims/statement.ts';
import { quoted } from '../../../../src/exercises/authoring/reference.ts';
import { explain, MOST_CHARACTERS } from '../../../../src/exercises/kinds/explain/index.ts';
import {
  authoredExplain,
  explainSpec,
  explainTexts,
} from '../../../../src/exercises/kinds/explain/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';
import { UNITS } from '../../files.ts';

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 30, seed: 20261120 };
const LOCALES = ['en', 'zh-cn'] as const;

const FILES = filesOf('explain');

describe.each(FILES)('%s', (name, file) => {
  const spec = explainSpec(file, name);

  it('rests every point on a run or a source', () => {
    const statements = authoredExplain.statements(file);
    expect(statements).toHaveLength(file.points.length);
    fc.assert(
      fc.property(seeds, (seed) => {
        const problems = statements.flatMap((one) => statementProblems(one, scenarioOf, seed));
        expect(problems).toEqual([]);
      }),
      { ...RUNS, numRuns: 5 },
    );
  });

  it('gives full marks to every point ticked, less to one left out, and refuses what is no answer', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = explain.generate(spec, seed);
        const [correct, incorrect, invalid] = (['correct', 'incorrect', 'invalid'] as const).map((sort) =>
          explain.parse(question, explain.sample(question, sort)),
        );
        if (!correct?.ok || !incorrect?.ok) throw new Error(`seed ${seed}: a sample was refused`);
        expect(explain.grade(question, correct.answer).score).toBe(1);
        expect(explain.grade(question, incorrect.answer).score).toBeLessThan(1);
        expect(invalid?.ok).toBe(false);
      }),
      RUNS,
    );
  });

  it.each(LOCALES)('has a model answer in %s, with every place filled and every value used', (locale) => {
    const words = explainTexts(file, locale, scenarioOf, UNITS[locale]);
    const texts = [words.prompt, ...words.model, ...Object.values(words.points).map(({ text }) => text)];
    expect(words.model.length).toBeGreaterThan(1);
    expect(texts.join(' ')).not.toMatch(/[{}]|undefined|NaN/);
    for (const value of Object.keys(file.values ?? {})) expect(file.model[locale]).toContain(`{${value}}`);
    expect(JSON.stringify(explain.generate(spec, 1))).not.toContain(texts.at(-1));
  });

  it('quotes the same from every run', () => {
    const model = (seed: number) => quoted(file, scenarioOf, UNITS.en, seed)(file.model.en);
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(model(seed)).toBe(model(1));
      }),
      { ...RUNS, numRuns: 5 },
    );
  });
});

describe('explain', () => {
  const question = explain.generate(
    {
      name: 'test',
      profile: 'linux',
      points: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 3 },
      ],
    },
    1,
  );

  it('weighs the points and keeps the text as it was written', () => {
    const parsed = explain.parse(question, { text: '  because\n so ', ticked: ['b'] });
    expect(parsed).toEqual({ ok: true, answer: { text: 'because\n so', ticked: ['b'] } });
    if (parsed.ok) expect(explain.grade(question, parsed.answer).score).toBe(0.75);
  });

  it.each([
    [{ text: '', ticked: [] }, 'text', 'empty'],
    [{ text: '。。。', ticked: [] }, 'text', 'empty'],
    [{ text: 'x'.repeat(MOST_CHARACTERS + 1), ticked: [] }, 'text', 'too-long'],
    [{ text: 'x', ticked: ['c'] }, 'ticked', 'not-an-answer'],
    [{ text: 'x', ticked: 'a' }, null, 'not-an-answer'],
    [['x'], null, 'not-an-answer'],
  ])('refuses %j', (input, cell, code) => {
    expect(explain.parse(question, input)).toEqual({ ok: false, problems: [{ cell, code }] });
  });

  it('are at least six', () => expect(FILES.length).toBeGreaterThanOrEqual(6));
});
