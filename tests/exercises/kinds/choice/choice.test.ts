import { describe, expect, it } from 'vitest';
import { choice, rightOptions } from '../../../../src/exercises/kinds/choice/index.ts';
import { authoredChoice, choiceSpec, choiceTexts } from '../../../../src/exercises/kinds/choice/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';
import { UNITS } from '../../files.ts';

const LOCALES = ['en', 'zh-cn'] as const;

const FILES = filesOf('choice');

describe.each(FILES)('%s', (name, file) => {
  const spec = choiceSpec(file, scenarioOf, name);

  // That runs bear out what is marked, its reasons and its misconceptions, and that its samples are marked as they
  // should be, is tried of every exercise by tests/exercises/check.
  it('gives every option a reason that can be checked', () => {
    expect(authoredChoice.statements(file)).toHaveLength(file.options.length);
  });

  it('shuffles by the seed alone and shows every right option', () => {
    const orders = new Set<string>();
    const right = file.options.filter((option) => option.right).map((option) => option.id);
    for (let seed = 0; seed < 40; seed += 1) {
      const question = choice.generate(spec, seed);
      expect(choice.generate(structuredClone(spec), seed)).toEqual(question);
      expect([...rightOptions(question)].sort()).toEqual([...right].sort());
      orders.add(question.options.map((option) => option.id).join());
    }
    expect(orders.size).toBeGreaterThan(5);
  });

  it('survives JSON and does not say there which option is right', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    const question = JSON.stringify(choice.generate(spec, 7));
    expect(question).not.toMatch(/"right"/);
    for (const { text, reason } of file.options) {
      for (const locale of LOCALES) {
        // A state or a number alone is what the option's claim is about; it stands in the claim, right or wrong.
        if (!/^[A-Z\d-]+$/.test(text[locale])) expect(question).not.toContain(text[locale]);
        expect(question).not.toContain(reason[locale]);
      }
    }
  });

  it.each(LOCALES)('has its words in %s, with every place filled and every value used', (locale) => {
    const words = choiceTexts(file, locale, scenarioOf, UNITS[locale]);
    const texts = [
      words.prompt,
      ...Object.values(words.options).flatMap(({ text, reason }) => [text, reason]),
    ];
    expect(texts.join(' ')).not.toMatch(/[{}]|undefined|NaN/);
    expect(new Set(Object.values(words.options).map(({ text }) => text)).size).toBe(file.options.length);
    const raw = JSON.stringify([
      file.prompt[locale],
      file.options.map((o) => [o.text[locale], o.reason[locale]]),
    ]);
    for (const value of Object.keys(file.values ?? {})) expect(raw).toContain(`{${value}}`);
  });
});

describe('all choice questions together', () => {
  it('are at least sixteen', () => expect(FILES.length).toBeGreaterThanOrEqual(16));

  it.each(LOCALES)('do not give the right option away by its length in %s', (locale) => {
    const single = FILES.filter(([, file]) => !file.several);
    const extreme = (most: (...lengths: number[]) => number) =>
      single.filter(([, { options }]) => {
        const right = options.find((option) => option.right);
        return right?.text[locale].length === most(...options.map((option) => option.text[locale].length));
      });
    for (const most of [Math.max, Math.min]) {
      const named = extreme(most).map(([name]) => name);
      expect(named.length / single.length, named.join(', ')).toBeLessThanOrEqual(0.4);
    }
    const several = FILES.filter(([, file]) => file.several).flatMap(([, { options }]) => options);
    const mean = (right: boolean) => {
      const own = several.filter((option) => option.right === right);
      return own.reduce((sum, option) => sum + option.text[locale].length, 0) / own.length;
    };
    expect(mean(true) / mean(false)).toBeGreaterThan(0.75);
    expect(mean(true) / mean(false)).toBeLessThan(1.25);
  });

  it('do not put the right option in one place', () => {
    const [, file] = FILES.find(([, { several }]) => !several) ?? [];
    if (!file) throw new Error('no single-choice question');
    const spec = choiceSpec(file, scenarioOf, 'place');
    const places = Array.from({ length: 400 }, (_, seed) => {
      const question = choice.generate(spec, seed);
      const right = rightOptions(question);
      return question.options.findIndex((option) => right.has(option.id));
    });
    for (let place = 0; place < file.options.length; place += 1) {
      expect(places.filter((at) => at === place).length).toBeGreaterThan(60);
    }
  });
});
