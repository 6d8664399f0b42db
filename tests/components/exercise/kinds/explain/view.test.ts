import { describe, expect, it } from 'vitest';
import { view } from '../../../../../src/components/exercise/kinds/explain/Explain.tsx';
import {
  type ExplainReport,
  report,
  WORDS,
} from '../../../../../src/components/exercise/kinds/explain/report.tsx';
import { unpack } from '../../../../../src/components/exercise/pack.ts';
import { NO_ATTEMPTS } from '../../../../../src/components/exercise/saved-draft.ts';
import { serve } from '../../../../../src/components/exercise/serve.tsx';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import { explain, MOST_CHARACTERS } from '../../../../../src/exercises/kinds/explain/index.ts';
import { PARTS } from '../../../../../src/exercises/kinds/explain/question.ts';
import { explainSpec, explainTexts } from '../../../../../src/exercises/kinds/explain/schema.ts';
import { namesIn, withName } from '../../../../../src/exercises/names-in.ts';
import { dictionary, format, LOCALES } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { UNITS } from '../../../../exercises/files.ts';
import { reportOn, wordsIn } from '../../words-in.ts';

const FILES = filesOf('explain');

describe.each(LOCALES)('a text in %s', (locale) => {
  const own = dictionary(locale).explain;
  const [id, file] = FILES[0]!;
  const question = explain.generate(explainSpec(file, id), 1);
  const words = wordsIn(locale, explainTexts(file, locale, scenarioOf, UNITS[locale]));
  const all = question.points.map((point) => point.id);
  const checked = (text: string, ticked: readonly string[], attempts: Attempts = NO_ATTEMPTS) =>
    reportOn(report, question, { [PARTS.text]: text, [PARTS.ticked]: ticked.join(',') }, words, attempts);

  const missing = ({ model }: ExplainReport) =>
    model?.points.flatMap((point) => (point.missing ? [[point.id, point.missing]] : []));

  it('is compared first and judged after, by the ticks alone', () => {
    const compared = checked('because', all);
    const stands = { ...NO_ATTEMPTS, checked: { [PARTS.text]: 'because' } };
    expect(compared).toMatchObject({ score: null, first: PARTS.model });
    expect(compared.model).toMatchObject({ paragraphs: words.texts.model, heading: own.rubric });
    expect(missing(compared)).toEqual([]);
    const summary = format(own.scoreAll, { total: all.length });
    expect(checked('because', all, stands)).toMatchObject({ score: 1, first: null, summary });
    const one = checked('because', all.slice(0, 1), stands);
    expect(one.score).toBeGreaterThan(0);
    expect(one.score).toBeLessThan(1);
    expect(one.model?.heading).toBe(format(own.makes, { ticked: 1, total: all.length }));
    expect(missing(one)).toEqual(all.slice(1).map((id) => [id, own.missing]));
    const weigh = (points: typeof question.points) => points.reduce((sum, { weight }) => sum + weight, 0);
    const worth = { own: weigh(question.points.slice(0, 1)), all: weigh(question.points) };
    const sentence = worth.all > all.length ? own.scoreWeighed : own.score;
    expect(one.summary).toBe(format(sentence, { ticked: 1, total: all.length, ...worth }));
    expect(checked('because', [], stands).score).toBe(0);
  });

  it('says on the button what a score to be kept comes to', () => {
    const [first] = question.points;
    const typed = { [PARTS.text]: 'because', [PARTS.ticked]: first!.id };
    const props = {
      prefix: '',
      locale,
      t: pickWords(dictionary(locale), WORDS) as Parameters<typeof view.View>[0]['t'],
      question: report.draw(question, words),
      typed,
      report: reportOn(report, question, typed, words),
      explained: null,
      ready: true,
      type: () => undefined,
      played: null,
      play: () => Promise.resolve(),
    };
    const total = question.points.reduce((sum, { weight }) => sum + weight, 0);
    expect(view.form?.(props).check).toBe(format(own.keep, { own: first!.weight, all: total }));
    expect(view.form?.({ ...props, report: null }).check).toBe(own.compare);
  });

  it.each([
    ['', own.problemEmpty],
    [' 。', own.problemEmpty],
    ['x'.repeat(MOST_CHARACTERS + 1), format(own.problemLong, { n: MOST_CHARACTERS })],
  ])('that is none is told so and costs nothing', (text, problem) => {
    expect(checked(text, [])).toEqual({
      model: null,
      summary: problem,
      first: PARTS.text,
      score: null,
    });
    const stands = { ...NO_ATTEMPTS, checked: { [PARTS.text]: text } };
    expect(checked(text, [], stands).score).toBeNull();
  });

  it.each(FILES)('of %s has a model answer whose points all have their words', async (name, one) => {
    const asked = explain.generate(explainSpec(one, name), 1);
    const texts = explainTexts(one, locale, scenarioOf, UNITS[locale]);
    const { model } = report.shown(asked, wordsIn(locale, texts));
    expect(model?.points.length).toBe(one.points.length);
    for (const { text } of model?.points ?? []) expect(text).toMatch(/^[^{}]+$/);
    const { packed, facts } = (await serve(one, name, scenarioOf)).inLanguage(locale);
    expect(unpack(packed)).toEqual({ seed: 1, weights: one.points.map(({ weight = 1 }) => weight) });
    expect(Object.values(facts.t)).not.toContain(undefined);
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
