import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { ViewProps } from '../../../../../src/components/exercise/kind-view.ts';
import { view } from '../../../../../src/components/exercise/kinds/incident/Incident.tsx';
import {
  type DrawnIncident,
  type IncidentReport,
  report as incidentReport,
} from '../../../../../src/components/exercise/kinds/incident/report.tsx';
import { NO_ATTEMPTS } from '../../../../../src/components/exercise/saved-draft.ts';
import { pickWords } from '../../../../../src/components/exercise/words.ts';
import type { Attempts } from '../../../../../src/exercises/attempts.ts';
import { priceOf } from '../../../../../src/exercises/hints/price.ts';
import type { Typed } from '../../../../../src/exercises/kind.ts';
import { incident } from '../../../../../src/exercises/kinds/incident/index.ts';
import type { IncidentQuestion, Panel } from '../../../../../src/exercises/kinds/incident/question.ts';
import { authoredIncident } from '../../../../../src/exercises/kinds/incident/schema.ts';
import { dictionary, LOCALES, type Locale } from '../../../../../src/i18n/index.ts';
import { filesOf, scenarioOf } from '../../../../exercises/content.ts';
import { UNITS } from '../../../../exercises/files.ts';
import { missedOnce, reportOn, wordsIn } from '../../words-in.ts';

const FILES = filesOf('incident');
const ID = 'work/close-wait-leak';
const fileOf = (name: string) => FILES.find(([id]) => id === name)![1];
const asked = (name = ID, seed = 1): IncidentQuestion =>
  incident.generate(authoredIncident.spec(fileOf(name), scenarioOf, name), seed);
const textsOf = (name: string, locale: Locale) =>
  wordsIn(locale, authoredIncident.texts(fileOf(name), locale, scenarioOf, UNITS[locale]));
const judged = (typed: Typed, attempts: Attempts = NO_ATTEMPTS, name = ID, locale: Locale = 'en', seed = 1) =>
  reportOn(incidentReport, asked(name, seed), typed, textsOf(name, locale), attempts);
const right = incident.sample(asked(), 'correct') as Record<'cause' | 'proof' | 'fix', string>;

/** Draws a question as a page in a language does. */
function drawn(typed: Typed, report: IncidentReport | null, name = ID, locale: Locale = 'en'): string {
  const t = pickWords(dictionary(locale), incidentReport.viewWords) as Parameters<typeof view.View>[0]['t'];
  const question = incidentReport.draw(asked(name), textsOf(name, locale));
  const shared = { prefix: 'x', locale, t, question, typed, report, explained: report };
  const props: ViewProps<DrawnIncident, IncidentReport, typeof t> = {
    ...shared,
    ready: true,
    type: () => undefined,
    played: null,
    play: async () => undefined,
  };
  return renderToString(h(view.View, props));
}

describe('the view of incidents', () => {
  it.each(LOCALES)('fills the places of every sentence in %s', (locale) => {
    for (const [name] of FILES) {
      const question = asked(name);
      const words = textsOf(name, locale);
      for (const sort of ['correct', 'incorrect', 'invalid'] as const) {
        const typed = incident.sample(question, sort) as Typed;
        const report = judged(typed, NO_ATTEMPTS, name, locale);
        const given = sort === 'invalid' ? {} : typed;
        expect(drawn(given, report, name, locale)).not.toMatch(/undefined|\{\w+\}/);
      }
      for (const { steps } of incident.hints.of(question)) {
        for (const hint of steps)
          expect(incidentReport.hintLines(hint, question, words)[0]?.text).toMatch(/^[^{}]+$/);
      }
      const shown = incidentReport.shown(question, words);
      expect(drawn({}, shown, name, locale)).not.toMatch(/undefined|\{\w+\}/);
      const worked = renderToString(h(incidentReport.Worked, { question, words }));
      expect(worked).not.toMatch(/undefined|\{\w+\}/);
    }
  });

  it('leaves every line as its program prints it, in one piece to copy', () => {
    for (const [name] of FILES) {
      const text = drawn({}, null, name).replaceAll(/<[^>]+>/g, '');
      for (const { lines } of asked(name).panels)
        for (const { cells } of lines) expect(text).toContain(cells.join(' ').replaceAll('<', '&lt;'));
    }
  });

  it('draws no answer, nor what the model works from; a step that is closed is marked so', () => {
    const question = incidentReport.draw(asked(), textsOf(ID, 'en'));
    expect(Object.keys(question)).toEqual(['seed', 'panels', 'causes', 'fixes', 'needed']);
    expect(drawn({}, null).match(/<div class="step" data-closed/g)).toHaveLength(2);
    expect(drawn(right, null)).not.toContain('data-closed');
    expect(priceOf(view.hints(question))).toBeGreaterThan(0);
    expect(view.first(question)).toBe('cause');
  });
});

describe('a report on an incident', () => {
  it('opens the steps one after the other; a step that is right is no attempt yet', () => {
    const first = judged({ cause: right.cause });
    expect(first).toMatchObject({ open: 2, score: null, first: 'proof' });
    const second = judged({ cause: right.cause, proof: right.proof });
    expect(second).toMatchObject({ open: 3, score: null, first: 'fix' });
    expect(judged(right)).toMatchObject({ open: 3, score: 1, first: null });
  });

  it('counts a miss as an attempt, and says which line contradicts a wrong cause', () => {
    const report = judged({ cause: 'queue' });
    expect(report).toMatchObject({
      open: 1,
      score: 0,
      first: 'cause',
      cause: { id: 'queue', mark: 'wrong' },
    });
    expect(report.cause?.against).toEqual({
      text: 'This line contradicts your choice:',
      command: 'server$ nstat -z',
      line: 'TcpExtListenOverflows 0',
    });
    const again = judged({ cause: 'queue' }, missedOnce('cause'));
    expect(again.cause?.beside).toMatchObject([{ id: right.cause, mark: 'shown', word: 'answer' }]);
    expect(again.cause?.beside?.[0]?.why).not.toEqual([]);
    const left = view.remaining(report, 'cause');
    expect(left).toMatchObject({ cause: null, open: 1 });
  });

  it('has what was told chosen with its mark in sight, and counts nothing for a check of the same again', () => {
    const name = 'work/port-exhaustion';
    const { cause = '', proof = '' } = incident.sample(asked(name), 'correct') as Typed;
    const wrong = asked(name).causes.find(({ id }) => id !== cause)?.id ?? '';
    for (const [part, typed, told] of [
      ['cause', { cause: wrong }, { cause: { id: cause, mark: 'shown' } }],
      ['proof', { cause, proof: 'backend-1' }, { proof: { mark: 'shown', why: [] } }],
    ] as const) {
      const once = missedOnce(part);
      const report = judged(typed, once, name);
      expect(report).toMatchObject({ toChoose: true, first: part });
      expect(report.summary).toMatch(/(choose|mark) it to go on/);
      expect(judged(typed, NO_ATTEMPTS, name).toChoose).not.toBe(true);
      expect(view.remaining(report, part)).toMatchObject(told);
      const same: Attempts = { checked: typed, score: 0, misses: { [part]: 2 } };
      expect(judged(typed, same, name)).toEqual(report);
    }
    const told = view.remaining(judged({ cause, proof: 'backend-1' }, missedOnce('proof'), name), 'proof');
    expect(Object.keys(told?.proof?.lines ?? {})).toEqual(expect.arrayContaining(proof.split(',')));
    expect(told?.proof?.lines).not.toHaveProperty('backend-1');
    const html = drawn({ cause, proof: 'backend-1' }, told, name);
    expect(html.match(/<li data-mark="shown"/g)).toHaveLength(Object.keys(told?.proof?.lines ?? {}).length);
    expect(html).not.toContain('<div class="verdict" data-mark="wrong"');
  });

  it('tells a proof of which a part is missing from one that is wrong', () => {
    const name = 'work/port-exhaustion';
    const all = incident.sample(asked(name), 'correct') as Record<'cause' | 'proof' | 'fix', string>;
    const [line = ''] = all.proof.split(',');
    const part = judged({ cause: all.cause, proof: line }, NO_ATTEMPTS, name);
    expect(part).toMatchObject({
      first: 'proof',
      proof: { mark: 'wrong', lines: { [line]: { mark: 'right' } } },
    });
    expect(part.summary).toContain('something is still missing');
    expect(judged({ cause: all.cause, proof: 'backend-1' }, NO_ATTEMPTS, name).summary).toContain(
      'Not yet a proof',
    );
  });

  it('shows what the programs print with a fix, with one that does not help too', () => {
    const report = judged({ ...right, fix: 'fin-timeout' });
    expect(report.fix).toMatchObject({ mark: 'wrong', word: 'The symptom stays.' });
    const html = drawn({ ...right, fix: 'fin-timeout' }, report);
    expect(html).not.toContain('(changed)');
    expect(drawn(right, judged(right))).toMatch(/<li data-changed[^>]*>.*?\(changed\)/);
    expect(html).toContain('The same story, with the fix');
    expect(html.match(/CLOSE-WAIT/g)?.length).toBeGreaterThan(8);
    expect(drawn(right, judged(right)).match(/CLOSE-WAIT/g)?.length).toBeLessThan(8);
  });

  it('marks as changed what a fix changes alone', () => {
    const log = (panels: readonly Panel[]) =>
      panels.find(({ id }) => id === 'log')?.lines.map(({ cells }) => cells.join(' ')) ?? [];
    const before = log(asked().panels);
    const changed = log(judged(right).fix?.after ?? []).filter((line) => !before.includes(line));
    expect(changed).toHaveLength(4);
    for (const line of changed) expect(line).toContain('close()');
  });

  it('names what else helps, with its reason', () => {
    const name = 'work/idle-nat';
    const typed = incident.sample(asked(name), 'correct') as Typed;
    for (const report of [
      judged(typed, NO_ATTEMPTS, name),
      incidentReport.shown(asked(name), textsOf(name, 'en')),
    ]) {
      expect(report.fix?.beside).toMatchObject([{ word: 'This helps too.' }]);
      expect(drawn(typed, report, name).match(/This helps too\./g)).toHaveLength(1);
    }
  });

  it('says from when a capture goes', () => {
    const text = drawn({}, null, 'work/idle-nat').replaceAll(/<[^>]+>/g, '');
    expect(text).toContain('client# tcpdump -n t = 120–600\u00a0s');
    expect(text).toContain('server$ ss -tan t = 600\u00a0s');
    expect(drawn({}, null, 'work/syn-flood')).toContain('t = 900\u00a0ms–1.3\u00a0s');
  });

  it('asks for what is missing without an attempt', () => {
    expect(judged({})).toMatchObject({ score: null, first: 'cause', open: 1 });
    expect(judged({ cause: right.cause, fix: right.fix })).toMatchObject({ score: null, first: 'proof' });
  });
});
