/** The hints of every kind in words, as one after another is taken by a learner who has answered nothing. */
import { describe, expect, it } from 'vitest';
import { type Hinted, hintsTaken, nextHint, scoreText } from '../../../src/components/exercise/hints.ts';
import { VIEWS } from '../../../src/components/exercise/registry.ts';
import { NO_ATTEMPTS } from '../../../src/components/exercise/saved-draft.ts';
import { hintsIn, type Taken } from '../../../src/exercises/hints/hint.ts';
import { priceOf } from '../../../src/exercises/hints/price.ts';
import { authoredKind } from '../../../src/exercises/index.ts';
import type { KindName } from '../../../src/exercises/registry.ts';
import { dictionary, format, LOCALES, type Locale } from '../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../exercises/content.ts';
import { UNITS } from '../../exercises/files.ts';
import { wordsIn } from './words-in.ts';

/** The first variant of the first exercise of a kind, with all that is needed to help with it. */
async function opened(kind: KindName, locale: Locale): Promise<Hinted> {
  const [first] = filesOf(kind);
  if (first === undefined) throw new Error(`no exercise of the kind ${kind}`);
  const [id, file] = first;
  const authored = authoredKind(file);
  const { view } = await VIEWS[kind]();
  const { report } = await view.report();
  const question = report.kind.generate(authored.spec(file, scenarioOf, id), 1);
  const words = wordsIn(locale, authored.texts?.(file, locale, scenarioOf, UNITS[locale]));
  return { report, question, price: priceOf(view.hints(report.draw(question, words))), words };
}

const linesIn = (hinted: Hinted, taken: Taken): readonly string[] =>
  hintsTaken(hinted, taken).flatMap(({ name, count, lines }) => [
    name,
    count,
    ...lines.map(({ text }) => text),
  ]);

describe.each(Object.keys(VIEWS) as KindName[])('%s', (kind) => {
  it.each(LOCALES)('in %s each hint has a text and a price, until all are taken', async (locale) => {
    const hinted = await opened(kind, locale);
    let taken: Taken = {};
    for (;;) {
      const next = nextHint(hinted, { typed: {}, hints: taken, attempts: NO_ATTEMPTS });
      if (next.taken === taken) {
        expect(next).toMatchObject({ announcement: hinted.words.hints.allTaken, spoken: '' });
        break;
      }
      expect(hintsIn(next.taken)).toBe(hintsIn(taken) + 1);
      expect(linesIn(hinted, next.taken).length).toBeGreaterThan(linesIn(hinted, taken).length);
      for (const text of [next.announcement, next.spoken, ...linesIn(hinted, next.taken)])
        expect(text).toMatch(/^[^{}]+$/);
      taken = next.taken;
    }
    expect(hintsIn(taken)).toBeGreaterThan(0);
  });
});

describe('a hint on what was told', () => {
  const nextTo = (hinted: Hinted, told: readonly string[]) => {
    const misses = Object.fromEntries(told.map((part) => [part, 2]));
    return nextHint(hinted, { typed: {}, hints: {}, attempts: { ...NO_ATTEMPTS, misses } });
  };

  it('is left out for one on what was not', async () => {
    const hinted = await opened('fill-trace', 'en');
    const [first = ''] = Object.keys(nextTo(hinted, []).taken);
    const [second] = Object.keys(nextTo(hinted, [first]).taken);
    expect(second).toMatch(/./);
    expect(second).not.toBe(first);
  });

  it('is said to be needless where nothing else is asked yet', async () => {
    const hinted = await opened('incident', 'en');
    expect(Object.keys(nextTo(hinted, []).taken)[0]).toMatch(/^cause-/);
    const { allTold } = hinted.words.hints;
    expect(nextTo(hinted, ['cause'])).toEqual({ taken: {}, announcement: allTold, spoken: '' });
  });
});

describe('what is said of a score', () => {
  const words = dictionary('en');
  const { misses, told, missesTold } = words.hints;

  it.each([
    ['nothing where nothing came off', false, false, ''],
    ['what a second try counts', true, false, misses],
    ['what an answer that was shown counts', false, true, told],
    ['both', true, true, missesTold],
  ])('%s', (_, halved, isTold, said) => {
    const judged = { withoutHints: 0.5, score: 0.5, halved, told: isTold };
    expect(scoreText(words, judged, {})).toBe(said);
  });

  it('what hints cost, and of those that cost nothing no word', () => {
    const plain = { withoutHints: 0.5, halved: false, told: false };
    const cost = format(words.hints.cost, { count: 2, cost: 16 });
    expect(scoreText(words, { ...plain, score: 0.34 }, { seq: 2 })).toBe(cost);
    expect(scoreText(words, { ...plain, score: 0.5 }, { seq: 2 })).toBe('');
  });
});
