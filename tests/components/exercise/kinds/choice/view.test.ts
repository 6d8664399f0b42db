import { describe, expect, it } from 'vitest';
import { CHOSEN } from '../../../../../src/components/exercise/kinds/choice/kind.ts';
import { drawn } from '../../../../../src/components/exercise/kinds/choice/model.ts';
import { check, reveal } from '../../../../../src/components/exercise/kinds/choice/report.ts';
import { serve } from '../../../../../src/components/exercise/serve.ts';
import { choice, rightOptions } from '../../../../../src/exercises/kinds/choice/index.ts';
import { choiceSpec } from '../../../../../src/exercises/kinds/choice/spec.ts';
import { choiceWords } from '../../../../../src/exercises/kinds/choice/words.ts';
import { dictionary, LOCALES } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { UNITS } from '../../../../exercises/files.ts';

const FILES = filesOf('choice');

/** A question of the site with the sentences about it. */
function opened(id: string, locale: (typeof LOCALES)[number], seed = 1) {
  const file = FILES.find(([name]) => name === id)?.[1];
  if (!file) throw new Error(`no exercise ${id}`);
  const question = choice.generate(choiceSpec(file, scenarioOf, id), seed);
  const { exercise: t, choice: own, diagnosis, misconceptions } = dictionary(locale);
  const { options } = choiceWords(file, locale, scenarioOf, UNITS[locale]);
  return { question, words: { locale, t, own, options, misconceptions: { diagnosis, misconceptions } } };
}

describe.each(LOCALES)('a report in %s', (locale) => {
  it.each(FILES.map(([id]) => id))('of %s has a verdict, a reason and its grounds for every option', (id) => {
    const { question, words } = opened(id, locale);
    const right = [...rightOptions(question)].join(',');
    for (const report of [check(question, { [CHOSEN]: right }, words), reveal(question, words)]) {
      expect(Object.keys(report.options).sort()).toEqual(question.options.map((option) => option.id).sort());
      for (const { word, reason, grounds } of Object.values(report.options)) {
        for (const text of [word, reason, grounds]) expect(text).toMatch(/^[^{}]+$/);
      }
    }
    expect(check(question, { [CHOSEN]: right }, words)).toMatchObject({ score: 1, first: null });
  });

  it('of a wrong choice tells of what was chosen, and leaves the rest to find', () => {
    const { question, words } = opened('queues/accept-queue-full', locale);
    const rights = [...rightOptions(question)];
    const wrong = question.options.find(({ id }) => !rights.includes(id))!.id;
    const chosen = (ids: string[]) => check(question, { [CHOSEN]: ids.join(',') }, words);
    expect(chosen([...rights, wrong])).toMatchObject({
      first: wrong,
      score: (rights.length - 1) / rights.length,
    });
    expect(chosen([wrong]).options).toEqual({ [wrong]: expect.objectContaining({ mark: 'wrong' }) });
    const missed = chosen(rights.slice(1));
    expect(Object.keys(missed.options).sort()).toEqual(rights.slice(1).sort());
    expect(Object.values(missed.options).every(({ mark }) => mark === 'right')).toBe(true);
    // The focus goes to the first option that is free to be chosen, not to the right one that is missing.
    expect(missed.first).toBe(question.options.find(({ id: name }) => !rights.slice(1).includes(name))!.id);
  });

  it('takes no choice for no attempt', () => {
    const { question, words } = opened('close/who-has-time-wait', locale);
    const first = question.options[0]!.id;
    expect(check(question, {}, words)).toEqual({
      options: {},
      summary: words.own.problemEmpty,
      first,
      score: null,
    });
    expect(check(question, { [CHOSEN]: 'server,client' }, words).summary).toBe(words.own.problemTooMany);
    expect(check(question, { [CHOSEN]: 'nonsense' }, words).summary).toBe(words.own.problemUnknown);
  });
});

describe('the page of a choice', () => {
  it.each(FILES)('%s carries the options as they are shown, and no reason', (id, file) => {
    const served = serve(file, id, scenarioOf);
    for (const locale of LOCALES) {
      const words = choiceWords(file, locale, scenarioOf, UNITS[locale]);
      const { question } = opened(id, locale, served.seed);
      expect(JSON.parse(served.packed(locale))).toEqual(drawn(question, words.options));
      for (const { reason } of Object.values(words.options)) {
        expect(served.packed(locale)).not.toContain(reason);
      }
      expect(Object.values(served.facts(locale).t)).not.toContain(undefined);
    }
  });
});

describe('a misconception', () => {
  it.each(LOCALES)('is named in %s when the option that shows it is chosen, and not otherwise', (locale) => {
    const { question, words } = opened('close/who-has-time-wait', locale);
    const { name, explanation } = words.misconceptions.misconceptions['client-always-waits'];
    const report = check(question, { [CHOSEN]: 'client' }, words);
    expect(report.options['client']?.misconception).toMatchObject({ name, explanation, fails: null });
    expect(report.summary).toContain(name);
    for (const id of ['server', 'neither']) {
      const { options, summary } = check(question, { [CHOSEN]: id }, words);
      expect(Object.values(options).map(({ misconception }) => misconception)).toEqual(
        Object.values(options).map(() => null),
      );
      expect(summary).not.toContain(name);
    }
  });
});
