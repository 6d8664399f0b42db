import type { Typed } from '../../exercises/kind.ts';
import { format, joinSentences } from '../../i18n/format.ts';
import { assetPath } from '../../i18n/paths.ts';
import { recordAttempt } from '../../progress/lazy.ts';
import { loadModule, reloadIfReachable } from '../shell/load.ts';
import { forgetSeedInAddress } from './address.ts';
import { afterPaint } from './after-paint.ts';
import type { HintedPart } from './hints.ts';
import type { Drawn, KindView, Report } from './kind-view.ts';
import type { ExerciseOnSite, Model } from './model.ts';
import type { Task } from './page-facts.ts';
import { resume, typedInto } from './resume-draft.ts';
import {
  blankDraft,
  DraftWriter,
  draftOf,
  type SavedDraft,
  type VariantDraft,
  withHelp,
} from './saved-draft.ts';

/** After how long a check is said to be under way, ms. */
const SLOW = 150;

/** An exercise without a verdict. */
const CLEAR = { report: null, explained: null, checked: null };

/** An exercise as the learner sees it. */
export interface ExerciseState extends SavedDraft {
  /** `waiting` until the page's script runs, `busy` while the model works. */
  readonly phase: 'waiting' | 'ready' | 'busy';
  readonly question: Drawn;
  readonly report: Report | null;
  /** The report whose reasons are drawn: it follows `report` by a frame. */
  readonly explained: Report | null;
  /** What was typed when the report was made: once it changes, there is something to check again. */
  readonly checked: Typed | null;
  /** What the attempt came to, less what hints have cost; null when nothing was graded. */
  readonly score: number | null;
  /** The hints taken for this variant. */
  readonly hints: readonly HintedPart[];
  readonly announcement: string;
  /** Whether the model could not be loaded the last time. */
  readonly failed: boolean;
  /** What is announced besides to those who do not see it appear elsewhere. */
  readonly spoken: string;
}

type Change = Partial<ExerciseState>;

/** Works on one exercise: what is typed, checked, shown, and kept for the next visit. */
export class ExerciseSession {
  state: ExerciseState;
  /** The part the focus goes to once the state is drawn; null to leave it. */
  focus: string | null = null;
  readonly task: Task;
  readonly view: KindView;
  readonly #drawn: (state: ExerciseState) => void;
  #drafts: DraftWriter | null = null;
  #model: Promise<Model> | null = null;
  #preloaded = false;
  #resumed = false;
  #busy = false;

  /** `drawn` draws a state. */
  constructor(task: Task, view: KindView, drawn: (state: ExerciseState) => void) {
    this.task = task;
    this.view = view;
    this.#drawn = drawn;
    this.state = {
      phase: 'waiting',
      question: task.question,
      draft: blankDraft(task.question.seed),
      previous: null,
      helped: [],
      ...CLEAR,
      score: null,
      hints: [],
      announcement: '',
      failed: false,
      spoken: '',
    };
  }

  /** Takes up what was typed into the served form and what is kept of earlier visits. Returns what ends the session. */
  start(form: HTMLFormElement | null): () => void {
    const drafts = new DraftWriter(this.task.id);
    this.#drafts = drafts;
    const typed = () => typedInto(form);
    this.#change({ draft: { ...this.state.draft, typed: typed() } });
    resume(this.task, typed, () => this.#open()).then((found) => {
      // What is typed before the draft is there stands beside it, not in its place.
      this.#resumed = true;
      this.#change({ ...found, phase: 'ready' }, Object.keys(typed()).length > 0);
    });
    return () => drafts.stop();
  }

  /** Loads the model ahead of the first check, with a dry run: that check is then as quick as the later ones. */
  preload(): void {
    if (this.#preloaded) return;
    this.#preloaded = true;
    this.#open().then(
      (model) => model.reveal(this.state.draft.seed),
      () => undefined,
    );
  }

  type(part: string, text: string): void {
    const { draft, report, explained } = this.state;
    const typed = { ...draft.typed, [part]: text };
    const remaining = (shown: Report | null) => shown && this.view.remaining(shown, part);
    const change = { draft: { ...draft, typed }, report: remaining(report), explained: remaining(explained) };
    this.#change(change, true);
  }

  check(): Promise<void> {
    return this.#work((model) => {
      const { seed, shown, typed, hints } = this.state.draft;
      const report = model.check(seed, typed, this.state.report);
      if (report.score === null) {
        this.#change({ report, checked: typed, score: null, announcement: report.summary });
        return this.#explain(report.first);
      }
      const { score, announcement } = shown
        ? { score: report.score, announcement: model.t.notCounted }
        : model.charge(seed, report.score, hints);
      const attempt = { exerciseId: this.task.id, score, seed, at: Date.now() };
      const summary = joinSentences([report.summary, announcement]);
      this.#change({ report, checked: typed, score, announcement: summary });
      this.#explain(report.first, () => !shown && recordAttempt(attempt));
    });
  }

  /** Gives the next hint on what is empty or wrong. */
  hint(): Promise<void> {
    return this.#work((model) => {
      const { draft } = this.state;
      const { taken, announcement, spoken } = model.nextHint(draft.seed, draft.typed, draft.hints);
      const hints = model.hintsTaken(draft.seed, taken);
      const isNew = taken !== draft.hints;
      this.#change({ draft: { ...draft, hints: taken }, hints, announcement, spoken }, isNew);
    });
  }

  reveal(): Promise<void> {
    return this.#work((model) => {
      const { draft } = this.state;
      const report = model.reveal(draft.seed);
      const said = { report, checked: draft.typed, score: null, announcement: report.summary };
      this.#change({ ...said, draft: { ...draft, shown: true } }, true);
      this.#explain(null);
    });
  }

  /** Turns to a variant drawn anew. */
  another(): Promise<void> {
    const { draft, helped } = this.state;
    return this.#turnTo(draftOf(anotherSeed(draft.seed), helped), 'newVariant');
  }

  /** Turns back to the variant before this one. */
  async back(): Promise<void> {
    const { previous } = this.state;
    if (previous !== null) await this.#turnTo(previous, 'oldVariant');
  }

  tryAgain(): void {
    const { report, question, draft } = this.state;
    this.focus = report?.first ?? this.view.first(question);
    const change = { ...CLEAR, announcement: '' };
    // What has a single variant begins anew with it; elsewhere what was shown or hinted at stays with the variant.
    if (this.view.single)
      this.#change({ ...change, draft: { ...draft, shown: false, hints: {} }, hints: [] }, true);
    else this.#change(change);
  }

  /** Takes out what was typed into this variant; what was shown or hinted at stays with it. */
  startOver(): void {
    const { question, draft } = this.state;
    this.focus = this.view.first(question);
    this.#change({ ...CLEAR, score: null, announcement: '', draft: { ...draft, typed: {} } }, true);
  }

  /** Loads the model after a failure; where only a reload of the page helps, reloads it with everything kept. */
  async loadAgain(): Promise<void> {
    const loaded = await loadModule(() => this.#open());
    if (loaded.ok) this.#change({ announcement: '' });
    else await reloadIfReachable(() => this.#drafts?.flush());
  }

  /** Loads the model, once; a load that failed is tried again the next time. */
  #open(): Promise<Model> {
    if (this.#model !== null) return this.#model;
    const { id, page } = this.task;
    const source = assetPath(`exercises/${id}.json`, page.base);
    const parts = Promise.all([import('./model.ts'), this.view.report(), loadFile(source)]);
    const model = parts.then(([{ openModel }, { report }, file]) =>
      openModel(report, file, page.locale, this.view.price),
    );
    this.#model = model;
    model.catch(() => {
      this.#model = null;
    });
    return model;
  }

  #change(change: Change, keep = false): void {
    this.state = { ...this.state, spoken: '', failed: false, ...change };
    if (keep && this.#resumed) this.#drafts?.write(this.state);
    this.#drawn(this.state);
  }

  async #work(job: (model: Model) => void): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { t } = this.task.page;
    // Said only when the model has to be fetched: otherwise the verdict is there before it could be read.
    const slow = setTimeout(() => this.#change({ phase: 'busy', announcement: t.checking }), SLOW);
    const model = await this.#open().catch(() => null);
    clearTimeout(slow);
    if (model === null) this.#change({ announcement: t.loadFailed, failed: true });
    else this.#attempt(() => job(model));
    this.#busy = false;
    const { spoken, failed } = this.state;
    this.#change({ phase: 'ready', spoken, failed });
  }

  /** A fault of the site is told apart from a network's, and stands in the browser's log. */
  #attempt(job: () => void): void {
    try {
      job();
    } catch (fault) {
      const { seed } = this.state.draft;
      this.#change({ ...CLEAR, announcement: format(this.task.page.t.gradeFailed, { seed }) });
      window.reportError(fault);
    }
  }

  /** What was graded is drawn first; what explains it, where the focus goes and `then` come with the next frame. */
  #explain(first: string | null, then?: () => void): void {
    afterPaint(() => {
      then?.();
      // Another variant or another try came before that frame: it has no verdict to explain, and a focus of its own.
      if (this.state.report === null) return;
      this.focus = first;
      const { report, spoken, failed } = this.state;
      this.#change({ explained: report, spoken, failed });
    });
  }

  #turnTo(draft: VariantDraft, sentence: 'newVariant' | 'oldVariant'): Promise<void> {
    return this.#work((model) => {
      const before = this.state;
      const question = model.variant(draft.seed);
      const announcement = format(model.t[sentence], { seed: draft.seed, before: before.draft.seed });
      forgetSeedInAddress(this.task.id);
      this.focus = this.view.first(question);
      const hints = model.hintsTaken(draft.seed, draft.hints);
      const helped = withHelp(before.helped, before.draft);
      this.#change({ question, draft, previous: before.draft, helped, ...CLEAR, hints, announcement }, true);
    });
  }
}

/** Loads an exercise's file. The site wrote it when it was built, so its shape is known. */
async function loadFile(source: string): Promise<ExerciseOnSite> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return response.json();
}

/** Returns a short seed other than this one. */
function anotherSeed(seed: number): number {
  const next = 1 + Math.floor(Math.random() * 9998);
  return next >= seed ? next + 1 : next;
}
