import fc from 'fast-check';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { seedInAddress, seedLink } from '../../../../../src/components/exercise/address.ts';
import type { TraceProps } from '../../../../../src/components/exercise/kinds/fill-trace/Blank.tsx';
import { view } from '../../../../../src/components/exercise/kinds/fill-trace/FillTrace.tsx';
import { report as fillTraceReport } from '../../../../../src/components/exercise/kinds/fill-trace/report.tsx';
import { pack, unpack } from '../../../../../src/components/exercise/pack.ts';
import {
  blankDraft,
  decodeDraft,
  draftOf,
  encodeDraft,
  type VariantDraft,
  withHelp,
} from '../../../../../src/components/exercise/saved-draft.ts';
import { JudgedBlank } from '../../../../../src/components/exercise/Verdict.tsx';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import { fillTrace, solve } from '../../../../../src/exercises/kinds/fill-trace/index.ts';
import { blanks } from '../../../../../src/exercises/trace/index.ts';
import { dictionary, LOCALES, type Locale } from '../../../../../src/i18n/index.ts';
import { EXERCISES, specOf, specWith } from '../../../../exercises/content.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

describe('reasons', () => {
  it.each(LOCALES)('of every cell of every exercise fill all their places in %s', (locale) => {
    for (const id of EXERCISES) {
      for (const seed of [1, 2]) {
        const question = fillTrace.generate(specOf(id), seed);
        const { cells } = fillTraceReport.shown(question, wordsIn(locale));
        const told = new Map<string, string>();
        for (const { id: cell } of solve(question)) {
          const { why, word } = cells[cell]!;
          for (const text of [why!.line, word]) expect(text, `${id} ${cell}`).toMatch(/^[^{}]+$/);
          if (!why!.rule) continue;
          const { text, source } = why!.rule;
          expect(source, `${id} ${cell}`).toMatch(/^(?!.*RFC \d+ \d)[^{}]+$/);
          // A rule is told at the first row that rests on it.
          const row = cell.split('.')[0]!;
          expect(told.get(text) ?? row, `${id} ${cell}`).toBe(row);
          told.set(text, row);
        }
        expect(told.size, id).toBeGreaterThan(0);
      }
    }
  });

  it('show the sum that wraps', () => {
    const spec = specWith({ numbers: 'absolute', wrap: 'always', ask: [{ segment: 2, cells: ['ack'] }] });
    const questions = Array.from({ length: 20 }, (_, seed) => fillTrace.generate(spec, seed));
    const question = questions.find(({ isns }) => isns.client === 0xffff_ffff)!;
    const words = wordsIn('en');
    const first = reportOn(fillTraceReport, question, { '2.ack': '1' }, words);
    expect([first.first, first.cells['2.ack']?.why?.line]).toEqual(['2.ack', 'It follows from segment #1.']);
    const report = reportOn(fillTraceReport, question, { '2.ack': '1' }, words, missedOnce('2.ack'));
    expect(report.cells['2.ack']).toMatchObject({
      mark: 'wrong',
      word: 'wrong (relative number)',
      note: 'That is a relative number. This exercise asks for absolute ones: add the ISN.',
      why: { line: 'ACK = 4294967295 (SEQ of #1) + 1 (SYN) = 4294967296, which modulo 2^32 is 0' },
    });
    expect(report).toMatchObject({ summary: '0 of 1 right, 1 wrong.', first: null, score: 0 });
  });

  it.each([
    ['en', 'right (absolute number)', 'wrong (absolute number)'],
    ['zh-cn', '正确（绝对序号）', '错误（绝对序号）'],
  ] as const)('says in the verdict itself that a number is absolute, in %s', (locale, right, wrong) => {
    const spec = specWith({ numbers: 'relative', ask: [{ segment: 2, cells: ['seq'] }] });
    const question = fillTrace.generate(spec, 1);
    const typed = (off: number) => ({ '2.seq': `${question.isns.server + off}` });
    const word = (off: number) =>
      reportOn(fillTraceReport, question, typed(off), wordsIn(locale)).cells['2.seq']?.word;
    expect(word(0)).toBe(right);
    expect(word(1)).toBe(wrong);
  });

  it.each(LOCALES)('says of a number that no field holds what it holds, in %s', (locale) => {
    const spec = specWith({ numbers: 'relative', ask: [{ segment: 2, cells: ['seq', 'len'] }] });
    const question = fillTrace.generate(spec, 1);
    for (const typed of ['4294967296', '99999999999', '-1', '−1']) {
      const cells = { '2.seq': typed, '2.len': typed };
      const report = reportOn(fillTraceReport, question, cells, wordsIn(locale));
      expect(report.score).toBeNull();
      expect(report.cells['2.seq']?.word).toContain('4294967295');
      expect(report.cells['2.len']?.word).toContain('65495');
    }
  });
});

describe('an answer that is told', () => {
  const spec = specWith({ numbers: 'relative', ask: [{ segment: 2, cells: ['seq', 'ack', 'flags'] }] });
  const question = fillTrace.generate(spec, 1);

  it('stands in the place of its blank; what was typed stays where it is right, else beside it', () => {
    const typed = { '2.ack': '7', '2.flags': 'syn ack' };
    const missing = fillTrace.hints.missing(question, typed);
    const given = { typed, missed: (part: string) => missing.includes(part) };
    const { cells } = fillTraceReport.shown(question, wordsIn('en'), given);
    expect(cells['2.seq']).toMatchObject({ mark: 'shown', word: 'answer', answer: '0' });
    expect(cells['2.flags']).toMatchObject({ mark: 'right', word: 'right', answer: 'syn ack' });
    expect(cells['2.ack']).toMatchObject({ mark: 'shown', answer: '1', wrote: 'You wrote 7.' });
    const line = (cell: string) => {
      const { mark, word } = cells[cell]!;
      const props = {
        sort: '',
        name: 'ACK',
        typed: '7',
        verdictId: 'x',
        report: { ...cells[cell]!, mark, word },
      };
      return renderToStaticMarkup(JudgedBlank(props));
    };
    expect(line('2.ack')).toMatch(
      /ACK <output aria-live="off">1<\/output>.*answer You wrote 7\..*<del aria-hidden="true">7<\/del>/,
    );
    expect(line('2.seq')).toMatch(/<output aria-live="off">0<\/output>.*→<\/b> <span class="word">answer</);
  });

  it('stands beside the verdict at the second miss, and the blank can be typed into', () => {
    const typed = { '2.seq': '0', '2.ack': '7', '2.flags': 'SYN,ACK' };
    const report = reportOn(fillTraceReport, question, typed, wordsIn('en'), missedOnce('2.ack'));
    expect(report.cells['2.ack']).toMatchObject({
      mark: 'wrong',
      word: 'wrong',
      told: { word: 'answer', value: '1' },
    });
    expect(report.cells['2.ack']).not.toHaveProperty('answer');
    expect(report.cells['2.seq']).not.toHaveProperty('told');
  });
});

describe('the words a page carries', () => {
  it.each(LOCALES)('are all in the dictionary of %s', (locale) => {
    for (const text of Object.values(pickWords(dictionary(locale), fillTraceReport.viewWords)))
      expect(text).toEqual(expect.any(String));
  });
});

describe('drafts', () => {
  const counts = fc.dictionary(fc.constantFrom('1.seq', '2.ack'), fc.integer({ min: 1, max: 3 }), {
    noNullPrototype: true,
  });
  const variant: fc.Arbitrary<VariantDraft> = fc.record({
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
    typed: fc.dictionary(fc.constantFrom('1.seq', '2.ack', '3.flags'), fc.string({ maxLength: 40 }), {
      noNullPrototype: true,
    }),
    shown: fc.boolean(),
    hints: counts,
    attempts: fc.record({
      checked: fc.constant({ '1.seq': '7' }),
      score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      misses: counts,
    }),
    verdict: fc.constantFrom('graded', 'shown', null),
  });

  it('come back as they were kept', () => {
    fc.assert(
      fc.property(
        variant,
        fc.option(variant),
        fc.array(variant, { maxLength: 20 }),
        (now, previous, helped) => {
          const kept = { draft: now, previous, helped };
          const json = JSON.parse(JSON.stringify(encodeDraft(kept)));
          expect(decodeDraft(now.seed, json)).toEqual(kept);
        },
      ),
      { seed: 20261120 },
    );
  });

  it('of before there were hints and verdicts are read as without any', () => {
    const answer = { typed: { '1.seq': '0' }, shown: true, previous: { seed: 7, typed: {}, shown: false } };
    expect(decodeDraft(1, answer)).toEqual({
      draft: { ...blankDraft(1), typed: { '1.seq': '0' }, shown: true },
      previous: blankDraft(7),
      helped: [],
    });
  });

  it('keep the help taken on variants that were left, the newest first and not without end', () => {
    const left = (seed: number, hints: VariantDraft['hints'], shown = false): VariantDraft => ({
      ...blankDraft(seed),
      typed: { a: '1' },
      shown,
      hints,
    });
    const one = withHelp(withHelp([], left(1, { a: 2 })), left(2, {}));
    expect(one).toEqual([{ ...blankDraft(1), hints: { a: 2 } }]);
    expect(draftOf(1, one).hints).toEqual({ a: 2 });
    expect(draftOf(2, one)).toEqual(blankDraft(2));
    const more = withHelp(withHelp(one, left(3, {}, true)), left(1, { a: 3 }));
    expect(more.map(({ seed, hints, shown }) => [seed, hints, shown])).toEqual([
      [1, { a: 3 }, false],
      [3, {}, true],
    ]);
    let many: readonly VariantDraft[] = [];
    for (let seed = 1; seed <= 30; seed += 1) many = withHelp(many, left(seed, { a: 1 }));
    expect(many.map(({ seed }) => seed)).toEqual(Array.from({ length: 20 }, (_, i) => 30 - i));
  });

  it('that are something else are as if not there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const kept = decodeDraft(1, value as never);
        expect(kept === null || typeof kept.draft.typed === 'object').toBe(true);
      }),
      { seed: 20261120 },
    );
    expect(decodeDraft(1, { typed: 7 })).toBeNull();
    expect(decodeDraft(-1, { typed: {} })).toBeNull();
    expect(decodeDraft(1, { typed: { '2.ack': 7, '2.seq': 'x' } })?.draft.typed).toEqual({ '2.seq': 'x' });
  });
});

describe('the seed in an address', () => {
  const id = 'handshake/three-way-numbers';
  it('is read back from the link to a variant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        const { search } = new URL(seedLink(`/en/exercises/${id}/`, seed), 'https://seqack.example');
        expect(seedInAddress(search, id)).toEqual({ kind: 'seed', seed });
        expect(seedInAddress(`${search}&ex=close/four-way-numbers`, id)).toBeNull();
      }),
      { seed: 20261120 },
    );
  });

  it.each(['forty', '', '-1', '1.5', '4294967296', '1e3', '99999999999'])('"%s" is nonsense', (text) => {
    expect(seedInAddress(`?seed=${text}`, id)).toEqual({ kind: 'nonsense', text });
  });

  it('is absent from an address without one', () => {
    expect(seedInAddress('?ex=handshake/three-way-numbers', id)).toBeNull();
    expect(seedInAddress('', id)).toBeNull();
  });
});

describe('a packed question', () => {
  it.each(EXERCISES)('of %s comes back as it was, in every variant', (id) => {
    for (let seed = 0; seed < 50; seed += 1) {
      const question = fillTrace.generate(specOf(id), seed);
      const { scenario: _, profile: __, misconceptions: ___, ...rest } = question;
      const drawn = fillTraceReport.draw(question, wordsIn('en'));
      expect(drawn).toEqual(rest);
      const text = pack(drawn);
      expect(unpack(text)).toEqual(drawn);
      expect(text).not.toMatch(/["&<>]/);
    }
  });
});

describe('the ladder', () => {
  /** A trace as the server draws it, or as it is drawn once the script runs. */
  const drawn = (id: string, ready: boolean) => {
    const question = fillTrace.generate(specOf(id), 1);
    const t = Object.assign({}, ...LOCALES.toReversed().map(words)) as TraceProps['t'];
    const state = { typed: {}, report: null, explained: null, ready, type: () => undefined, played: null };
    const props = { prefix: 'x', locale: 'en' as const, t, question, play: async () => undefined, ...state };
    return { question, html: renderToStaticMarkup(view.View(props)) };
  };
  const words = (locale: Locale) => pickWords(dictionary(locale), fillTraceReport.viewWords);
  const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found);

  it.each(EXERCISES)('of %s has its blanks down the page in the order of time', (id) => {
    const { question, html } = drawn(id, false);
    expect(all(html, /data-cell="([^"]*)"/g)).toEqual(blanks(question));
  });

  it.each(EXERCISES)('of %s has one arrow for each arrival, with the marks of the lost', (id) => {
    const { question, html } = drawn(id, false);
    const { rows } = question;
    const lost = rows.filter(({ fate }) => fate === 'lost');
    for (const side of ['client', 'server'] as const) {
      const sent = rows.filter(({ from }) => from === side);
      expect(all(html, new RegExp(`class="(${side}) line`, 'g'))).toHaveLength(
        sent.reduce((sum, { fate }) => sum + (fate === 'duplicated' ? 2 : 1), 0),
      );
    }
    expect(all(html, /class="[a-z]+ line (lost)/g)).toHaveLength(lost.length);
    expect(all(html, /class="(cross)"/g)).toHaveLength(lost.length);
  });

  it.each(EXERCISES)('of %s names every blank', (id) => {
    const { question, html } = drawn(id, true);
    const names = all(html, /data-cell="[^"]*"[^>]* aria-label="([^"]*)"/g);
    expect(names).toHaveLength(blanks(question).length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('writes a given state once, where a side enters it', () => {
    const { question, html } = drawn('time-wait/restarted', false);
    const states = question.rows.map(({ cells }) => cells.server);
    expect(states.filter((state) => state === 'LAST-ACK').length).toBeGreaterThan(1);
    expect(all(html, />(LAST-ACK)</g).concat(all(html, / (LAST-ACK)</g))).toHaveLength(1);
  });
});
