import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import { recordAttempt } from '../../progress/lazy.ts';
import { forgetSeedInAddress } from './address.ts';
import { afterPaint } from './after-paint.ts';
import { blankSheet, type Sheet, sheetOf, withHelp } from './draft.ts';
import { inARow } from './in-a-row.ts';
import { type DraftKeeper, keepDrafts } from './keep-draft.ts';
import type { Drawn, Model, Report } from './open-model.ts';
import { resume, typedBefore } from './resume.ts';
import type { DeskKind, Desktop, Task } from './task.ts';

/** After how long a check is said to be under way, ms. */
const SLOW = 150;

/** A desk without a verdict. */
const CLEAR = { report: null, explained: null };

/** `waiting` until the page's script runs, `busy` while the model works. */
export type Phase = 'waiting' | 'ready' | 'busy';

/** What a learner sees of an exercise and what they can do. */
export interface DeskWork<Question extends Drawn, R extends Report> extends Desktop<Question, R> {
  readonly phase: Phase;
  /** Whether every seed asks the same. */
  readonly single: boolean;
  readonly type: (cell: string, text: string) => void;
  /** What a hint costs here, in hundredths of the score. */
  readonly price: number;
  readonly check: () => void;
  /** Gives the next hint on what is empty or wrong. */
  readonly hint: () => void;
  readonly reveal: () => void;
  readonly another: () => void;
  readonly back: () => void;
  readonly tryAgain: () => void;
  /** Loads the model ahead of the first check. */
  readonly warm: () => void;
}

/** Keeps an exercise's desk: what is typed, checked, shown, and kept for the next visit. */
export function useDesk<Question extends Drawn, R extends Report>(
  task: Task<Question>,
  kind: DeskKind<Question, R>,
  form: RefObject<HTMLFormElement>,
): DeskWork<Question, R> {
  const fresh = blankSheet(task.question.seed);
  const [desk, setDesk] = useState<Desktop<Question, R>>({
    question: task.question,
    sheet: fresh,
    previous: null,
    helped: [],
    report: null,
    explained: null,
    score: null,
    hints: [],
    said: '',
    heard: '',
  });
  const [phase, setPhase] = useState<Phase>('waiting');
  const focus = useRef<string | null>(null);
  const warmed = useRef(false);
  const busy = useRef(false);
  const keeper = useRef<DraftKeeper | null>(null);
  const resumed = useRef(false);
  const { t } = task.page;

  const put = (change: (now: Desktop<Question, R>) => Partial<Desktop<Question, R>>, keep: boolean) =>
    setDesk((now) => {
      const next = { ...now, heard: '', ...change(now) };
      if (keep && resumed.current) keeper.current?.keep(next);
      return next;
    });

  useEffect(() => {
    keeper.current = keepDrafts(task.id);
    const typed = () => typedBefore(form.current);
    put(() => ({ sheet: { ...fresh, typed: typed() } }), false);
    resume(task, kind, typed, (found) => {
      // What is typed before the draft is there stands beside it, not in its place.
      resumed.current = true;
      put(() => found, Object.keys(typed()).length > 0);
      setPhase('ready');
    });
    return () => keeper.current?.stop();
  }, []);

  useEffect(() => {
    if (focus.current === null) return;
    // A part of a verdict may be gone with it.
    const place = find(form.current, focus.current) ?? find(form.current, kind.first(desk.question));
    place?.focus();
    focus.current = null;
  });

  // A fault of the site is told apart from a network's, and stands in the browser's log.
  const attempt = (job: () => void) => {
    try {
      job();
    } catch (fault) {
      put(({ sheet }) => ({ ...CLEAR, said: format(t.gradeFailed, { seed: sheet.seed }) }), false);
      window.reportError(fault);
    }
  };

  const work = async (job: (model: Model<Question, R>) => void) => {
    if (busy.current) return;
    busy.current = true;
    // Said only when the model has to be fetched: otherwise the verdict is there before it could be read.
    const slow = setTimeout(() => {
      setPhase('busy');
      put(() => ({ said: t.checking }), false);
    }, SLOW);
    const model = await kind.modelOf(task).catch(() => null);
    clearTimeout(slow);
    if (model === null) put(() => ({ said: t.loadFailed }), false);
    else attempt(() => job(model));
    busy.current = false;
    setPhase('ready');
  };

  // What was graded is drawn first; what explains it, where the focus goes and `then` come with the next frame.
  const explain = (first: string | null, then?: () => void) =>
    afterPaint(() => {
      then?.();
      focus.current = first;
      put(({ report, heard }) => ({ explained: report, heard }), false);
    });

  const check = () =>
    work((model) => {
      const { seed, shown, typed, hints } = desk.sheet;
      const report = model.check(seed, typed, desk.report);
      if (report.score === null) {
        put(() => ({ report, score: null, said: report.summary }), false);
        return explain(report.first);
      }
      const counted = shown
        ? { score: report.score, said: model.t.notCounted }
        : model.hints.charge(seed, report.score, hints);
      const { score } = counted;
      const attempt = { exerciseId: task.id, score, seed, at: Date.now() };
      put(() => ({ report, score, said: inARow([report.summary, counted.said]) }), false);
      explain(report.first, () => !shown && recordAttempt(attempt));
    });

  const hint = () =>
    work((model) => {
      const { seed, typed, hints: before } = desk.sheet;
      const { taken, said, heard } = model.hints.next(seed, typed, before);
      const hints = model.hints.told(seed, taken);
      put(({ sheet }) => ({ sheet: { ...sheet, hints: taken }, hints, said, heard }), taken !== before);
    });

  const reveal = () =>
    work((model) => {
      const report = model.reveal(desk.sheet.seed);
      put(
        ({ sheet }) => ({ report, score: null, said: report.summary, sheet: { ...sheet, shown: true } }),
        true,
      );
      explain(null);
    });

  const turnTo = (sheet: Sheet, sentence: 'newVariant' | 'oldVariant') =>
    work((model) => {
      const question = model.variant(sheet.seed);
      const said = format(model.t[sentence], { seed: sheet.seed, before: desk.sheet.seed });
      forgetSeedInAddress(task.id);
      focus.current = kind.first(question);
      const hints = model.hints.told(sheet.seed, sheet.hints);
      const helped = withHelp(desk.helped, desk.sheet);
      put(() => ({ question, sheet, previous: desk.sheet, helped, ...CLEAR, hints, said }), true);
    });

  return {
    ...desk,
    phase,
    single: kind.single ?? false,
    price: kind.price(desk.question),
    check,
    hint,
    reveal,
    another: () => turnTo(sheetOf(anotherSeed(desk.sheet.seed), desk.helped), 'newVariant'),
    back: () => desk.previous && turnTo(desk.previous, 'oldVariant'),
    tryAgain: () => {
      focus.current = desk.report?.first ?? kind.first(desk.question);
      // What has a single variant begins anew with it; elsewhere what was shown or hinted at stays with the variant.
      const begun = kind.single ? { shown: false, hints: {} } : {};
      put(
        ({ sheet, hints }) => ({
          ...CLEAR,
          said: '',
          sheet: { ...sheet, ...begun },
          hints: kind.single ? [] : hints,
        }),
        kind.single ?? false,
      );
    },
    type: (cell, text) =>
      put(({ sheet, report, explained }) => {
        const typed = { ...sheet.typed, [cell]: text };
        const left = (told: R | null) => told && kind.without(told, cell);
        return { sheet: { ...sheet, typed }, report: left(report), explained: left(explained) };
      }, true),
    warm: () => {
      if (warmed.current) return;
      warmed.current = true;
      // A dry run while the learner reads: the first check is then as quick as the later ones.
      kind.modelOf(task).then(
        (model) => model.reveal(desk.sheet.seed),
        () => undefined,
      );
    },
  };
}

/** Finds what a part of an exercise is worked on with. */
function find(form: HTMLFormElement | null, part: string | null): HTMLElement | null {
  const named = (attribute: string) => form?.querySelector<HTMLElement>(`[${attribute}="${part}"]`);
  return named('data-part') ?? named('data-cell') ?? null;
}

/** Returns a short seed other than this one. */
function anotherSeed(seed: number): number {
  const next = 1 + Math.floor(Math.random() * 9998);
  return next >= seed ? next + 1 : next;
}
