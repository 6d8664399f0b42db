import type { JSX } from 'preact';
import { priceOf } from '../../exercises/hints/price.ts';
import { format, joinSentences } from '../../i18n/format.ts';
import { recordAttempt } from '../../progress/lazy.ts';
import { loadModule, reloadIfReachable } from '../shell/load.ts';
import { anotherSeed, forgetSeedInAddress } from './address.ts';
import { afterPaint } from './after-paint.ts';
import type { Drawn, KindView, Report } from './kind-view.ts';
import type { Model } from './model.ts';
import { loadFile, type Task } from './page-facts.ts';
import { resume, typedInto } from './resume-draft.ts';
import { blankDraft, DraftWriter, draftOf, type VariantDraft, withHelp } from './saved-draft.ts';
import { stageOf } from './stage.ts';
import type { ExerciseState } from './state.ts';

/** After how long a check is said to be under way, ms. */
const SLOW = 150;

/** An exercise without a verdict. */
const CLEAR = { report: null, explained: null, checked: null, score: null };

type Change = Partial<ExerciseState>;

/** Works on one exercise: what is typed, checked, shown, and kept for the next visit. */
export class ExerciseSession {
  state: ExerciseState;
  /** The part the focus goes to once the state is drawn; null to leave it. */
  focus: string | null = null;
  readonly task: Task;
  readonly view: KindView;
  /** Told when the variant at hand may be another one. */
  turned: () => void = () => undefined;
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
    form?.addEventListener('click', (event) => {
      // The second press of a double click was meant for the button that stood where a choice is now.
      if (event.detail > 1 && event.target instanceof HTMLInputElement) event.preventDefault();
    });
    const typed = () => typedInto(form);
    this.#change({ draft: { ...this.state.draft, typed: typed() } });
    resume(this.task, typed, () => this.#open()).then((found) => {
      // What is typed before the draft is there stands beside it, not in its place.
      this.#resumed = true;
      this.#change({ ...found, phase: 'ready' }, Object.keys(typed()).length > 0);
      afterPaint(() => this.#bringBack());
    });
    const worked = document.querySelector<HTMLDetailsElement>(`[data-worked="${this.task.id}"]`);
    if (worked) {
      // Where it cannot be loaded, the answers that the page was built with are there to be read.
      const loaded = loadModule(() => import('./worked-answer.ts'));
      loaded.then((part) => part.ok && part.value.follow(worked, this));
    }
    return () => drafts.stop();
  }

  /** Loads the model ahead of the first check, with a dry run: that check is then as quick as the later ones. */
  preload(): void {
    if (this.#preloaded) return;
    this.#preloaded = true;
    this.#open().then(
      (model) => model.reveal(this.state.draft),
      () => undefined,
    );
  }

  /** Returns what the next hint of a variant costs at most, in hundredths of the score. */
  price(question: Drawn): number {
    return priceOf(this.view.hints(question, Object.keys(this.state.draft.hints).length));
  }

  type(part: string, text: string): void {
    const { draft, report, explained } = this.state;
    const typed = { ...draft.typed, [part]: text };
    const remaining = (shown: Report | null) => shown && this.view.remaining(shown, part);
    const left = { report: remaining(report), explained: remaining(explained) };
    const verdict = report !== null && left.report === null ? null : draft.verdict;
    this.#change({ draft: { ...draft, typed, verdict }, ...left }, true);
  }

  check(): Promise<void> {
    return this.#work((model) => {
      const { draft } = this.state;
      const { isNew, ...judged } = model.check(draft);
      const { report, score } = judged;
      this.#change(judged, true);
      const attempt = { exerciseId: this.task.id, score: score ?? 0, seed: draft.seed, at: Date.now() };
      this.#explain(report.first, () => isNew && recordAttempt(attempt));
    });
  }

  /** Gives the next hint on what is empty or wrong. */
  hint(): Promise<void> {
    return this.#work((model) => {
      const { draft } = this.state;
      const { taken, announcement, spoken } = model.nextHint(draft);
      const hints = model.hintsTaken(draft.seed, taken);
      const isNew = taken !== draft.hints;
      this.#change({ draft: { ...draft, hints: taken }, hints, announcement, spoken }, isNew);
    });
  }

  reveal(): Promise<void> {
    return this.#work((model) => {
      this.#change(model.reveal(this.state.draft), true);
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
    const { report, draft, hints } = this.state;
    // What has a single variant begins anew with it; elsewhere what was told stays with the variant.
    const { single } = this.view;
    const begun = single ? { ...blankDraft(draft.seed), typed: draft.typed } : draft;
    this.#clear(begun, single ? [] : hints, report?.first);
  }

  /** Takes out what was typed into this variant; what was shown or hinted at stays with it. */
  startOver(): void {
    const { draft, hints } = this.state;
    this.#clear({ ...draft, typed: {} }, hints);
  }

  /** Has the answers of the variant at hand read: it counts no more, unless it is done. Draws them unless they are drawn. */
  async readWorked(isDrawn: boolean): Promise<JSX.Element | null> {
    const { draft } = this.state;
    // With any verdict, what has a single variant has shown its model answer.
    const isTold = this.view.single ? draft.verdict !== null : stageOf(this.state) === 'done';
    const isDone = draft.attempts.score === 1 || isTold;
    if (!isDone) this.#change({ draft: { ...draft, shown: true } }, true);
    const model = isDrawn ? null : await this.#open().catch(() => null);
    return model?.worked(draft.seed) ?? null;
  }

  /** Loads the model after a failure; where only a reload of the page helps, reloads it with everything kept. */
  async loadAgain(): Promise<void> {
    const loaded = await loadModule(() => this.#open());
    if (loaded.ok) {
      this.#change({ announcement: '' });
      await this.#bringBack();
    } else await reloadIfReachable(() => this.#drafts?.flush());
  }

  /** Brings back the hints taken and the verdict that stood there when the page was left. */
  async #bringBack(): Promise<void> {
    const { draft } = this.state;
    if (draft.verdict === null && Object.keys(draft.hints).length === 0) return;
    const model = await this.#open().catch(() => null);
    if (model === null) this.#change({ announcement: this.task.page.t.loadFailed, failed: true });
    // A check, or another variant, may have come before it.
    else if (draft.seed === this.state.draft.seed && this.state.report === null)
      this.#attempt(model, () => this.#recall(model));
  }

  #recall(model: Model): void {
    const { draft, announcement } = this.state;
    const { summary, ...left } = model.recall(draft);
    this.#change({ ...left, announcement: joinSentences([announcement, summary]) });
  }

  /** Loads the model, once; a load that failed is tried again the next time. */
  #open(): Promise<Model> {
    if (this.#model !== null) return this.#model;
    const { page } = this.task;
    const parts = Promise.all([import('./model.ts'), this.view.report(), loadFile(this.task)]);
    const model = parts.then(([{ openModel }, { report }, file]) =>
      openModel(report, file, page.locale, this.view, (question) => this.price(question)),
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
    this.turned();
    this.#drawn(this.state);
  }

  #clear(draft: VariantDraft, hints: ExerciseState['hints'], first?: string | null): void {
    this.focus = first ?? this.view.first(this.state.question);
    this.#change({ ...CLEAR, announcement: '', draft: { ...draft, verdict: null }, hints }, true);
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
    else this.#attempt(model, () => job(model));
    this.#busy = false;
    const { spoken, failed } = this.state;
    this.#change({ phase: 'ready', spoken, failed });
  }

  /** A fault of the site is told apart from a network's, and stands in the browser's log. */
  #attempt(model: Model, job: () => void): void {
    try {
      job();
    } catch (fault) {
      const { seed } = this.state.draft;
      this.#change({ ...CLEAR, announcement: format(model.t.gradeFailed, { seed }) });
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
      const helped = withHelp(before.helped, before.draft);
      const turned = { question, draft, previous: before.draft, helped, hints: [], announcement };
      this.#change({ ...CLEAR, ...turned }, true);
      this.#recall(model);
    });
  }
}
