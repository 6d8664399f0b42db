import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Actions } from '../../../src/components/exercise/Actions.tsx';
import type { FormOptions, KindView } from '../../../src/components/exercise/kind-view.ts';
import { blankDraft } from '../../../src/components/exercise/saved-draft.ts';
import { ExerciseSession } from '../../../src/components/exercise/session.ts';
import { type Stage, stageOf } from '../../../src/components/exercise/stage.ts';
import type { ExerciseState } from '../../../src/components/exercise/state.ts';
import { pickWords } from '../../../src/components/exercise/words.ts';
import { dictionary, format } from '../../../src/i18n/index.ts';

const t = dictionary('en').exercise;
const view: KindView = {
  View: () => <p />,
  first: () => null,
  remaining: (report) => report,
  hints: () => 15,
  report: () => Promise.reject(new Error('no model is needed here')),
};
const task = {
  id: 'handshake/plain',
  page: { locale: 'en', base: '/', t: pickWords(dictionary('en'), {}) },
  question: { seed: 3 },
  setting: { line: [], notes: [] },
  onward: { href: '/next/', text: t.next },
} as const;

function session(own: KindView = view): ExerciseSession {
  return new ExerciseSession(task, own, () => undefined);
}

const TYPED = { a: '1' };
/** An attempt that came to a score, or was not graded, with the same answer still there. */
function checked(score: number | null, change: Partial<ExerciseState> = {}): ExerciseState {
  const { state } = session();
  const report = { summary: '', first: null, score };
  const draft = { ...state.draft, typed: TYPED };
  return { ...state, phase: 'ready', report, explained: report, draft, checked: TYPED, ...change };
}

/** The words of the buttons and links, in order; those of the menu apart. */
function wordsOf(state: ExerciseState, stage: Stage, options: FormOptions = {}, own = view) {
  const html = renderToString(
    <Actions session={session(own)} state={state} stage={stage} options={options} goOn={() => undefined} />,
  );
  const [row = '', menu = ''] = html.split('<ul');
  const words = (part: string) =>
    [...part.matchAll(/<(button|a)\b[^>]*>(.*?)<\/\1>/g)].map(([, , text = '']) =>
      text.replace(/<[^>]*>/g, ''),
    );
  return { row: words(row), menu: words(menu), html };
}

const hint = format(t.hint, { price: 7 });
const link = format(t.variantLink, { seed: 3 });

describe('the stage of an attempt', () => {
  const { state } = session();
  it.each([
    ['answer', 'nothing was checked', state, false],
    ['answer', 'nothing could be graded', checked(null), false],
    ['again', 'there are faults', checked(0.5), false],
    [
      'answer',
      'there were faults and something was typed since',
      checked(0.5, { checked: { a: '2' } }),
      false,
    ],
    ['done', 'all is right', checked(1), false],
    ['answer', 'all was right and something was typed since', checked(1, { checked: { a: '2' } }), false],
    ['done', 'any score ends it', checked(0.5), true],
    [
      'done',
      'what is not right was told',
      checked(0.5, { report: { summary: '', first: null, score: 0.5, spent: true } }),
      false,
    ],
    [
      'answer',
      'what was told is to be chosen',
      checked(0.5, { report: { summary: '', first: null, score: 0.5, toChoose: true } }),
      false,
    ],
    [
      'done',
      'what was told is to be chosen, and nothing else is left',
      checked(0.5, { report: { summary: '', first: null, score: 0.5, toChoose: true, spent: true } }),
      false,
    ],
    ['done', 'the answer was shown', checked(null, { draft: { ...checked(1).draft, shown: true } }), false],
  ] as const)('is %s when %s', (stage, _, attempt, final) => {
    expect(stageOf(attempt, final)).toBe(stage);
  });
});

describe('reading the worked answer', () => {
  const given = async (own: KindView, attempt: ExerciseState) => {
    const reading = session(own);
    reading.state = attempt;
    await reading.readWorked(true);
    return reading.state.draft.shown;
  };
  const compared = checked(null, { draft: { ...checked(null).draft, verdict: 'graded' } });

  it('is to be shown the answer, unless it is told already', async () => {
    const single = { ...view, single: true };
    expect(await given(view, checked(0.5))).toBe(true);
    expect(await given(view, checked(1))).toBe(false);
    expect(await given(single, checked(null))).toBe(true);
    expect(await given(single, compared)).toBe(false);
  });
});

describe('what can be done with an exercise', () => {
  it('is to check, quietly to get help, and the rest in a menu with a name', () => {
    const { row, menu, html } = wordsOf(checked(null), 'answer');
    expect(row).toEqual([t.check, hint, t.showMe, '⋯']);
    expect(menu).toEqual([t.another, t.startOver, link]);
    expect(html).toContain(`aria-label="${t.more}"`);
    expect(html.match(/class="primary/g)).toHaveLength(1);
  });

  it('is to try again once there are faults', () => {
    expect(wordsOf(checked(0.5), 'again').row).toEqual([t.tryAgain, hint, t.showMe, '⋯']);
  });

  it('is to go on once it is done: nothing to check, to hint at or to show is left', () => {
    const { row, menu, html } = wordsOf(checked(1), 'done');
    expect(row).toEqual([`${t.next} →`, t.another, '⋯']);
    expect(menu).toEqual([t.startOver, link]);
    expect(html).toContain('href="/next/"');
    expect(html.match(/class="primary/g)).toHaveLength(1);
  });

  it('is to go back to the variant before, where there is one', () => {
    const previous = blankDraft(9);
    expect(wordsOf(checked(null, { previous }), 'answer').menu).toContain(format(t.back, { seed: 9 }));
  });

  it('offers no variants where there is a single one, but to begin anew', () => {
    const single = { ...view, single: true };
    const { row, menu } = wordsOf(checked(1), 'done', { again: 'Change' }, single);
    expect(row).toEqual([`${t.next} →`, 'Change']);
    expect(menu).toEqual([]);
    expect(wordsOf(checked(null), 'answer', { check: 'Keep', noHelp: true }, single).row).toEqual(['Keep']);
  });
});
