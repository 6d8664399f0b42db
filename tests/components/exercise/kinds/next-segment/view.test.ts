import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Known, type NextProps } from '../../../../../src/components/exercise/kinds/next-segment/Known.tsx';
import {
  type NextReport,
  report as nextSegmentReport,
} from '../../../../../src/components/exercise/kinds/next-segment/report.tsx';
import type { Story } from '../../../../../src/components/exercise/what-if/story.ts';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import { nextSegment, solve } from '../../../../../src/exercises/kinds/next-segment/index.ts';
import type { NextSegmentQuestion } from '../../../../../src/exercises/kinds/next-segment/question.ts';
import { dictionary, format, LOCALES } from '../../../../../src/i18n/index.ts';
import { FILES, specOf } from '../../../../exercises/kinds/next-segment/files.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

type Typed = Readonly<Record<string, string>>;

const judged = (
  question: NextSegmentQuestion,
  typed: Typed,
  locale: (typeof LOCALES)[number] = 'en',
  attempts?: Attempts,
) => reportOn(nextSegmentReport, question, typed, wordsIn(locale), attempts);

/** What a wrong answer does to the run. */
const didOf = (question: NextSegmentQuestion, typed: Typed) => {
  if (solve(question)[0]!.segment === null) return 'added';
  return typed['sends'] === 'nothing' ? 'heldBack' : 'replaced';
};

/** The sentences of a report, none of which may have a place left open. */
function sentences({ parts, reasons, lines, rule, summary }: NextReport): string[] {
  const said = reasons.flatMap(({ note, line }) => [note ?? '', line]);
  return [
    summary,
    ...Object.values(parts).map(({ word }) => word),
    ...said,
    ...lines,
    rule?.text ?? '',
    rule?.source ?? '',
  ];
}

const handshake = () => nextSegment.generate(specOf('handshake/next-third'), 1);
const right = (question: NextSegmentQuestion) => nextSegment.sample(question, 'correct') as Typed;

describe('the view of next-segment', () => {
  it.each(LOCALES)('fills the places of every sentence in %s, for every exercise', (locale) => {
    for (const id of FILES) {
      for (const seed of [1, 2]) {
        const question = nextSegment.generate(specOf(id), seed);
        const correct = judged(question, right(question), locale);
        const wrong = judged(question, nextSegment.sample(question, 'incorrect') as Typed, locale);
        const shown = nextSegmentReport.shown(question, wordsIn(locale));
        const parts = missedOnce('sends', 'flags', 'seq', 'ack', 'len');
        const told = judged(question, nextSegment.sample(question, 'incorrect') as Typed, locale, parts);
        for (const text of [correct, wrong, told, shown].flatMap(sentences)) {
          expect(text, id).not.toMatch(/[{}]/);
          expect(text, id).not.toMatch(/。 /);
        }
        expect(correct).toMatchObject({ score: 1, first: null, whatIf: null });
        expect(wrong.score, id).toBeLessThan(1);
        expect(wrong.first, id).not.toBeNull();
        expect(shown.parts.sends!.answer, id).toBeTruthy();
      }
    }
  });

  it('marks a wrong field where it is, with what was given and the sum behind the right value', () => {
    const question = handshake();
    const ack = Number(right(question)['ack']);
    const answer = { ...right(question), ack: String(ack + 4) };
    const first = judged(question, answer);
    expect(sentences(first).join(' ')).not.toContain(`= ${ack}`);
    expect(first.lines).toEqual([dictionary('en').nextSegment.countRule]);
    const report = judged(question, answer, 'en', missedOnce('ack'));
    expect(report).toMatchObject({ first: null, score: 0.75, summary: '3 of 4 fields right.' });
    expect(report.parts.ack).toEqual({
      mark: 'wrong',
      word: 'wrong',
      told: { word: 'answer', value: expect.stringMatching(/^\d+$/) },
    });
    expect(report.reasons.find(({ field }) => field === 'ack')).toMatchObject({
      note: null,
      line: expect.stringContaining(`= ${ack}`),
    });
    expect(report.rule?.source).toMatch(/^RFC 9293 §/);
  });

  it('says that something is due when nothing is sent, and judges no field', () => {
    const question = handshake();
    const report = judged(question, { sends: 'nothing' });
    expect(report).toMatchObject({ first: 'sends', score: 0, summary: 'Something has to be sent here.' });
    expect(Object.keys(report.parts)).toEqual(['sends']);
    expect(report.reasons).toEqual([]);
    const told = judged(question, { sends: 'nothing' }, 'en', missedOnce('sends'));
    expect(told.reasons.map(({ field }) => field)).toEqual(['seq', 'ack', 'len']);
    expect(told.lines[0]).toContain('ACK, SEQ');
  });

  it('says of numbers that are wrong what they count, and of the choice nothing, until they are told', () => {
    const question = nextSegment.generate(specOf('data/next-request'), 1);
    const typed = { sends: 'segment', flags: 'ACK', seq: '2', ack: '2', len: '0' };
    const report = judged(question, typed);
    expect(Object.keys(report.parts)).toEqual(['flags', 'seq', 'ack', 'len']);
    const { countSent, countReceived, countRule } = dictionary('en').nextSegment;
    expect(report.reasons.map(({ note, line }) => [note, line])).toEqual([
      [countSent, ''],
      [countReceived, ''],
    ]);
    expect(report.lines).toContain(countRule);
    const told = judged(question, typed, 'en', missedOnce('seq', 'ack'));
    expect(told.reasons.map(({ note }) => note)).toEqual([null, null]);
    expect(told.lines).not.toContain(countRule);
  });

  it.each([
    [
      'en',
      'This counts #11, an ACK alone, as one number.',
      'This is the SEQ of #12 itself: what #12 carries is not counted.',
    ],
    ['zh-cn', '这里给 #11 也算了一个序号，而它是纯 ACK。', '这是 #12 自己的 SEQ，没有算上 #12 所占的序号。'],
  ] as const)(
    'says in %s what a wrong number has counted, where the number shows it',
    (locale, counted, left) => {
      const question = nextSegment.generate(specOf('close/next-last-ack'), 1);
      const { seq, ack, ...rest } = right(question);
      const off = (text: string | undefined, by: number) => String(Number(text) + by);
      const notes = (typed: Typed) => judged(question, typed, locale).reasons.map(({ note }) => note);
      const { countReceived, countsFinTwice } = dictionary(locale).nextSegment;
      const twice = format(countsFinTwice, { n: 12 });
      expect(notes({ ...rest, seq: off(seq, 1), ack: off(ack, 1) })).toEqual([counted, twice]);
      expect(notes({ ...rest, seq: off(seq, 1), ack: off(ack, 7) })).toEqual([counted, countReceived]);
      expect(notes({ ...rest, seq: off(seq, 1), ack: off(ack, -1) })).toEqual([counted, left]);
    },
  );

  it('leads to the first wrong field that is not told, and to none once all is told', () => {
    const question = handshake();
    const off = (text: string | undefined) => String(Number(text) + 4);
    const { seq, ack, ...rest } = right(question);
    const typed = { ...rest, seq: off(seq), ack: off(ack) };
    const first = (...told: string[]) => judged(question, typed, 'en', missedOnce(...told)).first;
    expect([first(), first('seq'), first('seq', 'ack')]).toEqual(['seq', 'ack', null]);
    expect(judged(question, { sends: 'nothing' }, 'en', missedOnce('sends')).first).toBeNull();
  });

  it('takes fields that are filled in for a segment that is sent', () => {
    const { sends: _, ...fields } = right(handshake());
    expect(judged(handshake(), fields).score).toBe(1);
  });

  it('says that silence is right where nothing is due', () => {
    const id = FILES.find((name) => solve(nextSegment.generate(specOf(name), 1))[0]!.segment === null)!;
    const question = nextSegment.generate(specOf(id), 1);
    const typed = { sends: 'segment', flags: 'ACK', seq: '1', ack: '1', len: '0' };
    expect(judged(question, typed)).toMatchObject({
      first: 'sends',
      summary: 'Nothing is to be sent here.',
      parts: { sends: { mark: 'wrong' } },
    });
    expect(judged(question, { sends: 'nothing' }).score).toBe(1);
  });

  it('refuses what cannot be read, and grades nothing', () => {
    expect(judged(handshake(), {})).toMatchObject({
      first: 'sends',
      score: null,
      parts: { sends: { mark: 'unread', word: 'Choose whether a segment is sent.' } },
    });
    const typed = { sends: 'segment', flags: 'ACK', seq: 'one', ack: '', len: '0' };
    const report = judged(handshake(), typed);
    expect(report).toMatchObject({ first: 'seq', score: null, whatIf: null });
    expect(Object.keys(report.parts)).toEqual(['seq', 'ack']);
  });

  it.each(LOCALES)(
    'draws what would happen after a wrong answer to every exercise, in %s',
    async (locale) => {
      for (const id of FILES) {
        const question = nextSegment.generate(specOf(id), 2);
        const answers = [nextSegment.sample(question, 'incorrect') as Typed];
        if (right(question)['sends'] === 'segment') answers.push({ sends: 'nothing' });
        for (const typed of answers) {
          const drawing = await judged(question, typed, locale).whatIf!.draw(() => undefined);
          const { opening, steps } = drawing.props.story as Story;
          const [begins = ''] = dictionary(locale).whatIf[didOf(question, typed)].split('#{n}');
          expect(opening[0], id).toContain(begins);
          for (const line of [...opening, ...steps.map((step) => step.line)])
            expect(line, id).toMatch(/^[^{}]+$/);
        }
      }
    },
  );

  it.each([
    ['en', 'connect() at 0\u00a0ms, given up before it returned'],
    ['zh-cn', '0\u00a0ms 调用 connect()，没等到返回就放弃了'],
  ] as const)('says in %s of a call that was given up that it did not return', (locale, line) => {
    const question = nextSegment.generate(specOf('handshake/next-close-in-syn-sent'), 1);
    const t = pickWords(dictionary(locale), nextSegmentReport.viewWords);
    const props = { question: nextSegmentReport.draw(question, wordsIn(locale)), explained: null, t };
    expect(renderToString(h(Known, props as NextProps))).toContain(line);
  });

  it.each([
    ['close/next-last-ack', 6, 12],
    ['close/next-late-data', 0, 8],
  ])('of %s folds %i of %i segments', (id, folded, all) => {
    const question = nextSegment.generate(specOf(id), 1);
    const t = pickWords(dictionary('en'), nextSegmentReport.viewWords);
    const props = { question: nextSegmentReport.draw(question, wordsIn('en')), explained: null, t };
    const [inSight, fold] = renderToString(h(Known, props as NextProps))
      .split('</details>')
      .reverse();
    const rows = (html = '') => html.split('class="rung').length - 1;
    expect([rows(fold), rows(fold) + rows(inSight)]).toEqual([folded, all]);
  });

  it.each(LOCALES)('carries words that are all in the dictionary of %s', (locale) => {
    for (const text of Object.values(pickWords(dictionary(locale), nextSegmentReport.viewWords)))
      expect(text).toBeTruthy();
  });
});
