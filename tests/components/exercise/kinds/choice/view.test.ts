import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { report } from '../../../../../src/components/exercise/kinds/choice/report.tsx';
import { unpack } from '../../../../../src/components/exercise/pack.ts';
import { serve } from '../../../../../src/components/exercise/serve.tsx';
import type { Typed } from '../../../../../src/exercises/kind.ts';
import { choice, rightOptions } from '../../../../../src/exercises/kinds/choice/index.ts';
import { CHOSEN } from '../../../../../src/exercises/kinds/choice/question.ts';
import { choiceSpec, choiceTexts } from '../../../../../src/exercises/kinds/choice/schema.ts';
import { LOCALES } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { UNITS } from '../../../../exercises/files.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const FILES = filesOf('choice');

/** A question of the site with the sentences about it. */
function opened(id: string, locale: (typeof LOCALES)[number], seed = 1) {
  const file = FILES.find(([name]) => name === id)?.[1];
  if (!file) throw new Error(`no exercise ${id}`);
  const question = choice.generate(choiceSpec(file, scenarioOf, id), seed);
  return { question, words: wordsIn(locale, choiceTexts(file, locale, scenarioOf, UNITS[locale])) };
}

describe.each(LOCALES)('a report in %s', (locale) => {
  it.each(FILES.map(([id]) => id))('of %s has a verdict, a reason and its grounds for every option', (id) => {
    const { question, words } = opened(id, locale);
    const right = [...rightOptions(question)].join(',');
    const judged = (typed: Typed) => reportOn(report, question, typed, words);
    for (const verdict of [judged({ [CHOSEN]: right }), report.shown(question, words)]) {
      expect(Object.keys(verdict.options).sort()).toEqual(question.options.map((option) => option.id).sort());
      const runs = renderToString(verdict.runs!);
      for (const { word, reason, grounds } of Object.values(verdict.options)) {
        const read = grounds.map((part) => (typeof part === 'string' ? part : part.text)).join('');
        for (const text of [word, reason, read || runs]) expect(text).toMatch(/^[^{}]+$/);
      }
    }
    expect(judged({ [CHOSEN]: right })).toMatchObject({ score: 1, first: null });
  });

  it('of a wrong choice tells of what was chosen, and leaves the rest to find', () => {
    const { question, words } = opened('queues/accept-queue-full', locale);
    const rights = [...rightOptions(question)];
    const wrong = question.options.find(({ id }) => !rights.includes(id))!.id;
    const chosen = (ids: string[]) => reportOn(report, question, { [CHOSEN]: ids.join(',') }, words);
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
    const judged = (typed: Typed) => reportOn(report, question, typed, words);
    expect(judged({})).toEqual({
      options: {},
      runs: null,
      summary: words.choice.problemEmpty,
      first,
      score: null,
    });
    expect(judged({ [CHOSEN]: 'server,client' }).summary).toBe(words.choice.problemTooMany);
    expect(judged({ [CHOSEN]: 'nonsense' }).summary).toBe(words.choice.problemUnknown);
  });
});

describe('the page of a choice', () => {
  it.each(FILES)('%s carries the options as they are shown, and no reason', async (id, file) => {
    const served = await serve(file, id, scenarioOf);
    for (const locale of LOCALES) {
      const { question, words } = opened(id, locale, served.seed);
      const { packed, facts } = served.inLanguage(locale);
      expect(unpack(packed)).toEqual(report.draw(question, words));
      for (const { reason } of Object.values(words.texts.options)) expect(packed).not.toContain(reason);
      expect(Object.values(facts.t)).not.toContain(undefined);
    }
  });
});

describe('an answer that is shown', () => {
  it.each(LOCALES)('is marked in %s as told, unless it was chosen', (locale) => {
    const { question, words } = opened('close/who-has-time-wait', locale);
    const marks = (chosen: string) => {
      const given = { typed: { [CHOSEN]: chosen }, missed: () => true };
      const { options, summary } = report.shown(question, words, given);
      expect(summary).toBe(words.choice.shownOne);
      return Object.entries(options).map(([id, { mark, word }]) => [id, mark, word]);
    };
    const rest = ['both', 'neither'].map((id) => [id, 'left', words.choice.markLeft]);
    const answer = ['server', 'shown', words.exercise.answer];
    const client = ['client', 'left', words.choice.markLeft];
    const same = (told: unknown[][], expected: unknown[][]) =>
      expect(told.toSorted()).toEqual(expected.toSorted());
    same(marks(''), [...rest, answer, client]);
    same(marks('client'), [...rest, answer, ['client', 'wrong', words.choice.markWrong]]);
    same(marks('server'), [...rest, ['server', 'right', words.choice.markRight], client]);
  });
});

describe('a misconception', () => {
  it.each(LOCALES)('is named in %s when the option that shows it is chosen, and not otherwise', (locale) => {
    const { question, words } = opened('close/who-has-time-wait', locale);
    const { name, explanation } = words.misconceptions['client-always-waits'];
    const judged = (typed: Typed) => reportOn(report, question, typed, words);
    // What is true instead would give away the right option while another try still counts.
    const first = judged({ [CHOSEN]: 'client' });
    expect(first.options['client']).toMatchObject({ mark: 'wrong', misconception: null });
    expect(first.summary).toBe(words.choice.oneWrong);
    const second = reportOn(report, question, { [CHOSEN]: 'client' }, words, missedOnce(CHOSEN));
    expect(second.options['client']?.misconception).toMatchObject({ name, explanation });
    expect(second.summary).toBe(words.choice.told);
    // What was chosen before is explained once nothing is left to find, beside the reasons of all.
    const before = { ...missedOnce(CHOSEN), checked: { [CHOSEN]: 'client' } };
    for (const id of ['both', 'server']) {
      const { options } = reportOn(report, question, { [CHOSEN]: id }, words, before);
      expect(Object.keys(options).sort()).toEqual(['both', 'client', 'neither', 'server']);
      expect(options['client']).toMatchObject({ mark: 'left', misconception: { name, explanation } });
      expect(options['neither']?.misconception).toBeNull();
    }
    for (const id of ['server', 'neither']) {
      const { options } = judged({ [CHOSEN]: id });
      expect(Object.values(options).map(({ misconception }) => misconception)).toEqual(
        Object.values(options).map(() => null),
      );
    }
  });
});
