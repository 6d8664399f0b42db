import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { ViewProps } from '../../../../../src/components/exercise/kind-view.ts';
import { view } from '../../../../../src/components/exercise/kinds/read-sockets/ReadSockets.tsx';
import {
  type ReadSocketsReport,
  report as readSocketsReport,
} from '../../../../../src/components/exercise/kinds/read-sockets/report.tsx';
import { NO_ATTEMPTS } from '../../../../../src/components/exercise/saved-draft.ts';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import { priceOf } from '../../../../../src/exercises/hints/price.ts';
import type { Typed } from '../../../../../src/exercises/kind.ts';
import { readSockets } from '../../../../../src/exercises/kinds/read-sockets/index.ts';
import {
  type BlankCell,
  blanksOf,
  type DrawnReadSockets,
  type ReadSocketsQuestion,
} from '../../../../../src/exercises/kinds/read-sockets/question.ts';
import { authoredReadSockets } from '../../../../../src/exercises/kinds/read-sockets/schema.ts';
import { dictionary, LOCALES, type Locale } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const FILES = filesOf('read-sockets');
const asked = (name: string, seed = 1): ReadSocketsQuestion => {
  const file = FILES.find(([id]) => id === name)![1];
  return readSockets.generate(authoredReadSockets.spec(file, scenarioOf, name), seed);
};
const right = (question: ReadSocketsQuestion) =>
  readSockets.sample(question, 'correct') as Record<string, string>;
const judged = (
  question: ReadSocketsQuestion,
  typed: Typed,
  attempts: Attempts = NO_ATTEMPTS,
  locale: Locale = 'en',
) => reportOn(readSocketsReport, question, typed, wordsIn(locale), attempts);

/** Draws a question as a page in a language does. */
function drawn(
  question: DrawnReadSockets,
  locale: Locale = 'en',
  report: ReadSocketsReport | null = null,
): string {
  const t = pickWords(dictionary(locale), readSocketsReport.viewWords) as Parameters<
    typeof view.View
  >[0]['t'];
  const props: ViewProps<DrawnReadSockets, ReadSocketsReport, typeof t> = {
    prefix: 'x',
    locale,
    t,
    question,
    typed: {},
    report,
    explained: report,
    ready: true,
    type: () => undefined,
    played: null,
    play: async () => undefined,
  };
  return renderToString(h(view.View, props));
}

/** A queue of a variant whose value is above 0. */
function queueOf(question: ReadSocketsQuestion): BlankCell & { readonly text: string } {
  return readSockets.solve(question).find(({ column, text }) => column === 'recv-q' && text !== '0')!;
}

/** A variant that asks for such a queue. */
const counted = Array.from({ length: 60 }, (_, seed) => asked('data/read-queues', seed)).find(
  (question) => queueOf(question) !== undefined,
)!;

describe('the view of read-sockets', () => {
  it.each(LOCALES)(
    'fills the places of every sentence in %s, for right, wrong and shown answers',
    (locale) => {
      for (const [name] of FILES) {
        for (const seed of [1, 2, 3, 4]) {
          const question = asked(name, seed);
          const samples = (['correct', 'incorrect', 'invalid'] as const).map((sort) =>
            judged(question, readSockets.sample(question, sort) as Typed, NO_ATTEMPTS, locale),
          );
          const [correct, incorrect, invalid] = samples;
          expect(correct).toMatchObject({ score: 1, first: null });
          expect(incorrect?.score).toBeLessThan(1);
          expect(invalid).toMatchObject({ score: null, first: expect.any(String) });
          for (const report of [...samples, readSocketsReport.shown(question, wordsIn(locale))]) {
            for (const { word, name, note, why } of Object.values(report.cells)) {
              for (const text of [word, name, note ?? word, ...why.map((line) => line.text)])
                expect(text).toMatch(/^[^{}]+$/);
            }
          }
          expect(drawn(question, locale)).not.toMatch(/undefined|\{\w+\}/);
        }
      }
    },
  );

  it('has a table for each host, with heads for its columns and lines, and a name for each blank', () => {
    const question = asked('close/read-unread-fin', 3);
    const html = drawn(question);
    expect(html.match(/<table class="ruled sockets ss">/g)).toHaveLength(2);
    expect(html).toContain('client$ ss -tan');
    for (const name of ['State', 'Recv-Q', 'Send-Q', 'Local', 'Peer'])
      expect(html.match(new RegExp(`<th scope="col"[^>]*>${name}`, 'g'))).toHaveLength(2);
    expect(html.match(/<th scope="row"/g)).toHaveLength(question.lines.length);
    const labels = html.match(/aria-label="[^"]+"/g);
    expect(new Set(labels).size).toBe(blanksOf(question).length);
    expect(labels?.every((label) => /"(Client|Server), line \d: (state|Recv-Q|Send-Q)"/.test(label))).toBe(
      true,
    );
  });

  it('prints the columns and states of netstat in its order', () => {
    const html = drawn(asked('handshake/read-states'));
    expect(html).toMatch(/Proto.*Recv-Q.*Send-Q.*Local.*Foreign.*State/);
    expect(html).toContain('<option>SYN_RECV</option>');
    expect(html).not.toContain('SYN-RECV');
  });

  it('offers the ports to choose from where lines are matched', () => {
    const question = asked('close/match-lines');
    const html = drawn(question);
    for (const port of question.ports) expect(html).toContain(`<option>${port}</option>`);
    expect(html.match(/<select/g)).toHaveLength(4);
  });

  it('draws no answer, nor what the model works from', () => {
    const question = asked('data/read-queues');
    expect(Object.keys(readSocketsReport.draw(question, wordsIn('en')))).not.toContain('scenario');
    expect(priceOf(view.hints(question))).toBeGreaterThan(0);
    expect(view.first(question)).toBe(blanksOf(question)[0]?.id);
  });
});

describe('a report on read-sockets', () => {
  it('tells the rule with the first miss, the number with the second', () => {
    const queue = queueOf(counted);
    const typed = { ...right(counted), [queue.id]: '7' };
    const first = judged(counted, typed);
    expect(first.cells[queue.id]).toMatchObject({ mark: 'wrong', note: 'You wrote 7.' });
    expect(JSON.stringify(first.cells[queue.id]?.why)).not.toContain(queue.text);
    const again = judged(counted, typed, missedOnce(queue.id));
    expect(again.cells[queue.id]?.told).toEqual({ word: 'answer', value: queue.text });
    expect(judged(counted, right(counted), missedOnce(queue.id))).toMatchObject({ score: 1, first: null });
  });

  it('goes on to what is not told yet, and says which wrong cell is as it was', () => {
    const [first, second] = blanksOf(counted).filter(({ column }) => column !== 'state');
    const before = { ...right(counted), [first!.id]: '7', [second!.id]: '7' };
    const attempts = { ...missedOnce(first!.id, second!.id), checked: before };
    const report = judged(counted, { ...before, [first!.id]: '8' }, attempts);
    expect(report.first).toBe(second!.id);
    expect(report.cells[first!.id]).toMatchObject({ told: {}, note: 'You wrote 8.' });
    expect(report.cells[second!.id]?.note).toBe(
      'You wrote 7. Unchanged since the last check, so not counted again.',
    );
    const all = judged(counted, { ...before, [first!.id]: '8', [second!.id]: '8' }, attempts);
    expect(all.first).toBeNull();
  });

  it('says of a wrong state whether the line has been in it', () => {
    const question = asked('close/read-unread-fin');
    const note = (state: string) =>
      judged(question, { ...right(question), '0-state': state }).cells['0-state']?.note;
    expect(right(question)['0-state']).toBe('FIN-WAIT-1');
    expect(note('TIME-WAIT')).toBe('You wrote TIME-WAIT. This line has not been in that state so far.');
    expect(note('ESTAB')).toMatch(/^You wrote ESTAB\. This line left that state at t = \d+\sms\.$/);
    expect(note('LISTEN')).toContain('has not been');
  });

  it('adds up what a queue counts', () => {
    for (const [name] of FILES) {
      for (let seed = 1; seed <= 10; seed += 1) {
        const question = asked(name, seed);
        const { cells } = readSocketsReport.shown(question, wordsIn('en'));
        for (const { id, text, column, socket } of readSockets.solve(question)) {
          const said = cells[id]!.why.map((line) => line.text);
          const sum = said.find((line) => /[+−].* = \d+\.$/.test(line));
          if (column === 'recv-q' && socket.state === 'LISTEN') {
            const [, queued, taken, left] = /^(\d+) queued − (\d+) taken by accept\(\) = (\d+)\.$/.exec(
              sum!,
            )!;
            expect([Number(queued) - Number(taken), left]).toEqual([Number(text), text]);
          } else if (sum) expect(sum).toBe(`${Number(text) - 1} + 1 (${/SYN|FIN/.exec(sum)}) = ${text}.`);
          const counts = column === 'send-q' && ['SYN-SENT', 'FIN-WAIT-1', 'LAST-ACK'].includes(socket.state);
          if (counts) expect(sum).toBeDefined();
        }
      }
    }
  });

  it('says in few words at the cell that it cannot be read, and below what to write', () => {
    const queue = queueOf(counted);
    const { cells, score } = judged(counted, { ...right(counted), [queue.id]: '-3' });
    expect(score).toBeNull();
    expect(Object.keys(cells)).toEqual([queue.id]);
    expect(cells[queue.id]).toMatchObject({
      mark: 'unread',
      word: 'not read',
      why: [{ text: 'Out of range. A queue holds no less than 0, and a port is at most 65535.' }],
    });
    expect(drawn(counted, 'en', judged(counted, { ...right(counted), [queue.id]: '-3' }))).toContain(
      'aria-invalid',
    );
  });

  it.each(LOCALES)('has hints in %s for every step, the last of them the value', (locale) => {
    for (const [name] of FILES) {
      const question = asked(name);
      for (const { steps } of readSockets.hints.of(question)) {
        const lines = steps.map((hint) => readSocketsReport.hintLines(hint, question, wordsIn(locale)));
        for (const said of lines) expect(said[0]?.text).toMatch(/^[^{}]+$/);
        expect(lines.at(-1)?.[0]?.text).toContain(steps.at(-1)?.cell.text);
      }
    }
  });

  it('works every answer out in a table', () => {
    const question = asked('queues/read-accept-queue');
    const html = renderToString(h(readSocketsReport.Worked, { question, words: wordsIn('en') }));
    expect(html.match(/<th scope="row">/g)).toHaveLength(blanksOf(question).length);
    expect(html).not.toMatch(/undefined|\{\w+\}/);
  });
});
