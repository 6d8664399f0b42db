import { describe, expect, it } from 'vitest';
import { type ExplainReport, PARTS } from '../../../../../src/components/exercise/kinds/explain/kind.ts';
import { check, reveal } from '../../../../../src/components/exercise/kinds/explain/report.ts';
import { namesIn, withName } from '../../../../../src/components/exercise/list.ts';
import { serve } from '../../../../../src/components/exercise/serve.ts';
import { explain, MOST_CHARACTERS } from '../../../../../src/exercises/kinds/explain/index.ts';
import { explainSpec } from '../../../../../src/exercises/kinds/explain/spec.ts';
import { explainWords } from '../../../../../src/exercises/kinds/explain/words.ts';
import { dictionary, format, LOCALES } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { UNITS } from '../../../../exercises/files.ts';

const FILES = filesOf('explain');

describe.each(LOCALES)('a text in %s', (locale) => {
  const own = dictionary(locale).explain;
  const [id, file] = FILES[0]!;
  const question = explain.generate(explainSpec(file, id), 1);
  const words = { locale, own, answer: explainWords(file, locale, scenarioOf, UNITS[locale]) };
  const all = question.points.map((point) => point.id);
  const checked = (text: string, ticked: readonly string[], before: ExplainReport | null = null) =>
    check(question, { [PARTS.text]: text, [PARTS.ticked]: ticked.join(',') }, before, words);

  it('is compared first and judged after, by the ticks alone', () => {
    const compared = checked('because', all);
    expect(compared).toMatchObject({ score: null, problem: null, first: PARTS.model });
    expect(compared.model?.paragraphs).toEqual(words.answer.model);
    expect(checked('because', all, compared)).toMatchObject({ score: 1, first: null });
    const one = checked('because', all.slice(0, 1), compared);
    expect(one.score).toBeGreaterThan(0);
    expect(one.score).toBeLessThan(1);
    const percent = Math.round((one.score ?? 0) * 100);
    expect(one.summary).toBe(format(own.score, { ticked: 1, total: all.length, percent }));
    expect(checked('because', [], compared).score).toBe(0);
  });

  it.each([
    ['', own.problemEmpty],
    [' 。', own.problemEmpty],
    ['x'.repeat(MOST_CHARACTERS + 1), format(own.problemLong, { n: MOST_CHARACTERS })],
  ])('that is none is told so and costs nothing', (text, problem) => {
    const report = checked(text, []);
    expect(report).toEqual({ model: null, problem, summary: problem, first: PARTS.text, score: null });
    expect(checked(text, [], reveal(question, words)).score).toBeNull();
  });

  it.each(FILES)('of %s has a model answer whose points all have their words', (name, one) => {
    const asked = explain.generate(explainSpec(one, name), 1);
    const answer = explainWords(one, locale, scenarioOf, UNITS[locale]);
    const { model } = reveal(asked, { locale, own, answer });
    expect(model?.points.length).toBe(one.points.length);
    for (const { text } of model?.points ?? []) expect(text).toMatch(/^[^{}]+$/);
    const served = serve(one, name, scenarioOf);
    expect(served.packed(locale)).toBe(`1 ${one.points.length}`);
    expect(Object.values(served.facts(locale).t)).not.toContain(undefined);
  });
});

describe('a list kept as one text', () => {
  it('keeps the order of all there are', () => {
    const all = ['a', 'b', 'c'];
    expect(withName(withName('', 'c', true, all), 'a', true, all)).toBe('a,c');
    expect(withName('a,c', 'a', false, all)).toBe('c');
    expect(withName('a', 'a', true, all)).toBe('a');
    expect(namesIn(undefined)).toEqual([]);
    expect(namesIn('a,c')).toEqual(['a', 'c']);
  });
});
