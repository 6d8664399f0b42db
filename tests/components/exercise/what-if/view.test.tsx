import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { report } from '../../../../src/components/exercise/kinds/fill-trace/report.tsx';
import type { Story } from '../../../../src/components/exercise/what-if/story.ts';
import { pickWords } from '../../../../src/components/exercise/words.ts';
import { fillTrace } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { cellId, readCellId } from '../../../../src/exercises/trace/index.ts';
import { whatIfFilled, wrongSegments } from '../../../../src/exercises/what-if/index.ts';
import { dictionary, format, LOCALES, type Locale } from '../../../../src/i18n/index.ts';
import { EXERCISES, specOf, specWith } from '../../../exercises/content.ts';
import { reportOn, wordsIn } from '../words-in.ts';

type Typed = Readonly<Record<string, string>>;

function judged(question: FillTraceQuestion, slips: Typed, locale: Locale = 'en') {
  const right = fillTrace.sample(question, 'correct') as Typed;
  return reportOn(report, question, { ...right, ...slips }, wordsIn(locale));
}

const text = (html: string) => html.replace(/<[^>]+>/g, ' ');

describe('what a verdict on a trace offers to play', () => {
  const question = fillTrace.generate(
    specWith({ states: true, ask: [{ segments: [2, 3], cells: ['flags', 'seq', 'ack', 'len', 'client'] }] }),
    1,
  );
  const offered = (slips: Typed) => judged(question, slips).whatIfs.map(({ from }) => from + 1);

  it('is every segment with a wrong field, and none that is right or has a wrong state alone', () => {
    expect(offered({})).toEqual([]);
    expect(offered({ '2.client': 'CLOSED' })).toEqual([]);
    expect(offered({ '3.ack': '9' })).toEqual([3]);
    expect(offered({ '2.ack': '0', '3.flags': 'SYN' })).toEqual([2, 3]);
  });

  it('is not a segment that is wrong only because an earlier one is', () => {
    expect(offered({ '2.seq': '4', '3.ack': '5' })).toEqual([2]);
  });

  it('is not a segment that no packet has room for, nor anything before all is read', () => {
    expect(offered({ '3.len': '65496' })).toEqual([]);
    expect(offered({ '2.ack': '0', '3.seq': '' })).toEqual([]);
  });
});

describe.each(LOCALES)('what would happen, in %s', (locale) => {
  const { diagram, whatIf } = dictionary(locale);

  it('is drawn for the wrong segment of every exercise, as the learner’s own', async () => {
    let count = 0;
    // Each exercise in one of the two: that both have every word, and its places, is tried in tests/i18n.
    const nth = LOCALES.indexOf(locale);
    const seed = nth + 1;
    for (const [i, id] of EXERCISES.entries()) {
      if (i % LOCALES.length !== nth) continue;
      const question = fillTrace.generate(specOf(id), seed);
      const { whatIfs } = judged(question, fillTrace.sample(question, 'incorrect') as Typed, locale);
      for (const { from, draw } of whatIfs) {
        const html = renderToStaticMarkup(await draw(() => undefined));
        const where = `${id} seed ${seed} #${from + 1}`;
        expect(text(html), where).toContain(format(whatIf.replaced, { n: from + 1 }));
        expect(text(html), where).toContain(diagram.own);
        expect(text(html), where).not.toMatch(/[{}]|undefined/);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(4);
  });

  it('has words on its buttons', () => {
    for (const word of Object.values(pickWords(dictionary(locale), report.viewWords)))
      expect(word).toBeTruthy();
  });
});

describe.each(EXERCISES)('what is played in %s', (id) => {
  const question = fillTrace.generate(specOf(id), 3);
  const typed = fillTrace.sample(question, 'incorrect') as Typed;
  const solutions = fillTrace.solve(question);
  const stories = async (misses: Readonly<Record<string, number>>) => {
    const attempts = { checked: {}, score: 0, misses };
    const { whatIfs, cells } = reportOn(report, question, typed, wordsIn('en'), attempts);
    const drawn = await Promise.all(whatIfs.map(({ draw }) => draw(() => undefined)));
    return { cells, stories: drawn.map(({ props }): Story => props.story) };
  };

  it('tells after a first miss nothing that is still to be found', async () => {
    const { cells, stories: told } = await stories({});
    const open = solutions.filter((solution) => cells[solution.id]?.mark !== 'right');
    for (const { step, own } of told.flatMap(({ steps }) => steps)) {
      if (step.kind === 'moment' || own) continue;
      const { row } = step;
      for (const solution of open) {
        const place = readCellId(solution.id);
        const from = question.rows.find(({ index }) => index === place?.segment)?.from;
        if (!place || (place.kind !== 'seq' && place.kind !== 'ack')) continue;
        const other = place.kind === 'seq' ? 'ack' : 'seq';
        const text = row.cells[row.from === from ? place.kind : other];
        expect(text, `${solution.id} in #${row.index + 1}`).not.toBe(String(solution.value));
      }
      for (const kind of ['flags', 'len', 'client', 'server'] as const) {
        const asked = open.some((one) => one.id === cellId(row.index, kind));
        if (asked && row.cells[kind]) expect(row.cells[kind], `${kind} of #${row.index + 1}`).toBe('?');
      }
    }
  });

  it('hides nothing once the answers were told', async () => {
    const { stories: told } = await stories(Object.fromEntries(solutions.map((one) => [one.id, 1])));
    for (const { line } of told.flatMap(({ steps }) => steps)) expect(line).not.toContain('?');
  });
});

it('asks only for what has been judged wrong', () => {
  const question = fillTrace.generate(specWith({}), 1);
  const parsed = fillTrace.parse(question, fillTrace.sample(question, 'correct'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const verdict = fillTrace.grade(question, parsed.answer);
  expect(wrongSegments(question, verdict.cells)).toEqual([]);
  expect(whatIfFilled(question, verdict.cells, 1)).toBeNull();
});
