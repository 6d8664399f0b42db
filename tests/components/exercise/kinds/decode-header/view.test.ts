import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../../src/components/exercise/kinds/decode-header/places.ts';
import {
  report as decodeHeaderReport,
  type FieldReport,
} from '../../../../../src/components/exercise/kinds/decode-header/report.tsx';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import type { Typed } from '../../../../../src/exercises/kind.ts';
import { decodeHeader, solve } from '../../../../../src/exercises/kinds/decode-header/index.ts';
import { decodeHeaderSpec } from '../../../../../src/exercises/kinds/decode-header/schema.ts';
import { dictionary, LOCALES, type Locale } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const SPECS = filesOf('decode-header').map(
  ([name, file]) => [name, decodeHeaderSpec(file, scenarioOf, name)] as const,
);
const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 100, seed: 20261120 };

const judged = (
  question: ReturnType<typeof decodeHeader.generate>,
  given: Typed,
  locale: Locale = 'en',
  attempts?: Attempts,
) => reportOn(decodeHeaderReport, question, given, wordsIn(locale), attempts);

const specOf = (id: string) => SPECS.find(([name]) => name === id)![1];

/** What a learner types, right but for what is changed. */
function typed(question: ReturnType<typeof decodeHeader.generate>, change: Record<string, string>) {
  return { ...(decodeHeader.sample(question, 'correct') as Record<string, string>), ...change };
}

describe('the view of decode-header', () => {
  it.each(SPECS)('%s: finds every field asked where the model has it, in one row of the table', (_, spec) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = decodeHeader.generate(spec, seed);
        const places = placesOf(question);
        for (const { id, offset, octets } of solve(question)) {
          expect(places.get(id)).toEqual({ offset, octets });
          expect((offset % 4) + octets).toBeLessThanOrEqual(4);
        }
        expect(places.size).toBe(question.ask.length);
      }),
      RUNS,
    );
  });

  it.each(LOCALES)(
    'fills the places of every sentence in %s, for right, wrong and shown answers',
    (locale) => {
      const whole = (report: FieldReport) => {
        const { word, note, why } = report;
        for (const text of [word, note ?? word, why!.text, why!.source]) expect(text).toMatch(/^[^{}]+$/);
      };
      for (const [, spec] of SPECS) {
        for (const seed of [1, 2, 3, 4, 5]) {
          const question = decodeHeader.generate(spec, seed);
          const shown = decodeHeaderReport.shown(question, wordsIn(locale));
          expect(Object.keys(shown.fields)).toEqual([...question.ask]);
          Object.values(shown.fields).forEach(whole);
          const sort = seed % 2 === 0 ? 'correct' : 'incorrect';
          const sample = decodeHeader.sample(question, sort) as Record<string, string>;
          const graded = judged(question, sample, locale);
          Object.values(graded.fields).forEach(whole);
          expect(graded.score === 1).toBe(sort === 'correct');
          expect(graded.first === null).toBe(sort === 'correct');
        }
      }
    },
  );

  it('says what was given, what slip it looks like, and where the value stands', () => {
    const question = decodeHeader.generate(specOf('wire/read-fixed'), 1);
    const answer = typed(question, { 'header-length': '8' });
    const first = judged(question, answer).fields['header-length'];
    expect(first?.why?.text).toBe('Octet 12. It is the upper 4\u00a0bits of that octet.');
    const report = judged(question, answer, 'en', missedOnce('header-length'));
    expect(report).toMatchObject({ first: null, score: 0.75, summary: '3 of 4 right, 1 wrong.' });
    expect(report.fields['header-length']).toEqual({
      mark: 'wrong',
      word: 'wrong',
      told: { word: 'answer', value: '32' },
      note: 'You wrote 8. The data offset counts words of 4 octets, the length counts octets.',
      why: {
        text: 'Octet 12: 0x80. It is the upper 4\u00a0bits of that octet. Its bits are 1000. They count words; the length counts octets: times 4. Header length, in octets\u00a0=\u00a032.',
        source: 'RFC 9293 §3.1',
      },
    });
  });

  it('goes on to what is not told yet, and says which wrong field is as it was', () => {
    const question = decodeHeader.generate(specOf('wire/read-close'), 1);
    const before = typed(question, { 'sequence-number': '1', window: '1' });
    const attempts = { ...missedOnce('sequence-number', 'window'), checked: before };
    const report = judged(question, { ...before, 'sequence-number': '2' }, 'en', attempts);
    expect(report.first).toBe('window');
    expect(report.fields['sequence-number']?.note).not.toContain('Unchanged');
    expect(report.fields.window?.note).toMatch(/Unchanged since the last check, so not counted again\.$/);
  });

  it.each([
    [{ 'sequence-number': '0xfb262c7e' }, /3 of the 4 octets are right; octet\u00a07 is not\.$/],
    [{ window: '62' }, /^You wrote 62\. One of the two octets is right; octet\u00a015 is not\.$/],
    [{ window: '65535' }, /^You wrote 65535\.$/],
    [{ flags: 'ACK' }, /One flag is missing\.$/],
    [{ flags: 'FIN,ACK,PSH' }, /One flag too many\.$/],
    [{ flags: 'RST,ACK' }, /One flag is missing\. One flag too many\.$/],
    [{ flags: 'SYN' }, /^You wrote SYN\u00a0\(0x02\)\.$/],
  ])('says what of %j is wrong, without the right value', (change, note) => {
    const question = decodeHeader.generate(specOf('wire/read-close'), 1);
    const [id] = Object.keys(change) as ['window'];
    expect(judged(question, typed(question, change)).fields[id]?.note).toMatch(note);
  });

  it.each([
    ['zz', 'Not flags. Examples: SYN,ACK or 0x12.'],
    ['11', 'Bare digits could be meant either way. Examples: SYN,ACK or 0x12.'],
  ])('says why %s is no answer for flags', (flags, word) => {
    const question = decodeHeader.generate(specOf('wire/read-close'), 1);
    expect(judged(question, typed(question, { flags })).fields.flags).toMatchObject({ word });
  });

  it('tells a number in hexadecimal too where such was typed, and what its octets make', () => {
    const question = decodeHeader.generate(specOf('wire/read-close'), 1);
    const { hex, value } = solve(question).find(({ id }) => id === 'sequence-number')!;
    const number = `0x${hex.replaceAll(' ', '')}`;
    const answer = typed(question, { 'sequence-number': '0x1' });
    const told = judged(question, answer, 'en', missedOnce('sequence-number')).fields['sequence-number'];
    expect(told).toMatchObject({
      told: { value: `${number} (${value})` },
      why: { text: `Octets 4 to 7: ${hex}. ${number}\u00a0=\u00a0${value}.` },
    });
    const given = { typed: answer, missed: () => true };
    expect(decodeHeaderReport.shown(question, wordsIn('en'), given).fields['sequence-number']?.answer).toBe(
      `${number} (${value})`,
    );
  });

  it('shows octets that were written as octets, with the value they make', () => {
    const question = decodeHeader.generate(specOf('wire/write-handshake'), 1);
    const answer = typed(question, { window: 'f0 fa' });
    expect(judged(question, answer).fields.window?.why?.text).toBe('This is the field “Window field”.');
    const report = judged(question, answer, 'en', missedOnce('window'));
    expect(report.fields.window).toMatchObject({
      note: expect.stringMatching(/^You wrote f0 fa\. The octets are the wrong way round/),
      why: { text: 'Window field\u00a0=\u00a064240.' },
    });
  });

  it('refuses what cannot be read, names how many octets are asked, and grades nothing', () => {
    const question = decodeHeader.generate(specOf('wire/write-handshake'), 1);
    const report = judged(question, typed(question, { window: 'fa', flags: '' }));
    expect(report).toMatchObject({ first: 'flags', score: null });
    expect(report.fields.window).toMatchObject({
      mark: 'unread',
      word: 'not read',
      note: 'Too few digits: 2 octets are asked, two digits each.',
      why: null,
    });
  });

  it.each(LOCALES)('carries words that are all in the dictionary of %s', (locale) => {
    for (const text of Object.values(pickWords(dictionary(locale), decodeHeaderReport.viewWords)))
      expect(text).toBeTruthy();
  });
});
