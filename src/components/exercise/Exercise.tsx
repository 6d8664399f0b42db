import { hydrate, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import { exercisePath } from '../../i18n/paths.ts';
import { anchor, seedLink } from './address.ts';
import type { HintedPart } from './hints.ts';
import type { FormOptions, KindView } from './kind-view.ts';
import { unpack } from './pack.ts';
import { readFacts, type Task } from './page-facts.ts';
import { ExerciseSession, type ExerciseState } from './session.ts';
import { Sentences } from './Verdict.tsx';

/** Takes over an exercise the server has drawn; its element says which one it is and what it asks. */
export function hydrateExercise(place: HTMLElement, view: KindView): void {
  const { exercise = '', kind = '', question = '' } = place.dataset;
  const task = { id: exercise, page: readFacts(kind), question: unpack(question) };
  hydrate(<Exercise task={task} view={view} kind={kind} />, place);
}

interface ExerciseProps {
  readonly task: Task;
  readonly view: KindView;
  /** The kind's name: its style sheet begins there. */
  readonly kind: string;
}

/** An exercise of any kind: its view, the buttons below it, the line that announces, and the hints taken. */
export function Exercise({ task, view, kind }: ExerciseProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [session, state] = useSession(task, view, form);
  const { t, locale } = task.page;
  const { phase, question, report, explained, draft } = state;
  const shared = { prefix: anchor(task.id), locale, t, question, typed: draft.typed, report, explained };
  const props = {
    ...shared,
    ready: phase !== 'waiting',
    type: (part: string, text: string) => session.type(part, text),
  };
  const options = view.form?.(props) ?? {};
  const submit = (event: Event) => {
    event.preventDefault();
    if (phase === 'ready') void session.check();
  };
  return (
    <form
      ref={form}
      class={`exercise-form ${kind}`}
      {...options.data}
      data-phase={phase}
      // WebKit would empty a form with "off" when the browser’s Back brings the page.
      autoComplete="on"
      autoCapitalize={options.prose ? 'sentences' : 'characters'}
      spellcheck={options.prose ?? false}
      noValidate
      onFocusIn={() => session.preload()}
      onSubmit={submit}
    >
      <view.View {...props} />
      <Buttons session={session} state={state} options={options} submit={submit} />
      <p class="summary" role="status" data-score={report ? (state.score ?? undefined) : undefined}>
        {state.announcement}
        {state.spoken && <span class="visually-hidden"> {state.spoken}</span>}
      </p>
      {state.failed && (
        <div class="actions">
          <button type="button" onClick={() => session.loadAgain()}>
            {t.loadAgain}
          </button>
        </div>
      )}
      <HintList hints={state.hints} name={t.hints} />
    </form>
  );
}

/** Keeps the session of one exercise: draws its states, and puts the focus where it says. */
function useSession(
  task: Task,
  view: KindView,
  form: { readonly current: HTMLFormElement | null },
): readonly [ExerciseSession, ExerciseState] {
  const kept = useRef<ExerciseSession | null>(null);
  const [, draw] = useState<ExerciseState | null>(null);
  kept.current ??= new ExerciseSession(task, view, draw);
  const session = kept.current;
  useEffect(() => session.start(form.current), [session]);
  useEffect(() => {
    if (session.focus === null) return;
    // A part of a verdict may be gone with it.
    const place = find(form.current, session.focus) ?? find(form.current, view.first(session.state.question));
    place?.focus();
    session.focus = null;
  });
  return [session, session.state];
}

/** Finds the element that takes the focus for a part of an exercise. */
function find(form: HTMLFormElement | null, part: string | null): HTMLElement | null {
  const named = (attribute: string) => form?.querySelector<HTMLElement>(`[${attribute}="${part}"]`);
  return named('data-part') ?? named('data-cell') ?? null;
}

interface ButtonsProps {
  readonly session: ExerciseSession;
  readonly state: ExerciseState;
  readonly options: FormOptions;
  readonly submit: (event: Event) => void;
}

function Buttons({ session, state, options, submit }: ButtonsProps): JSX.Element {
  const { task, view } = session;
  const { t, locale, base } = task.page;
  const { draft, previous, explained, phase } = state;
  const { check, again, done = false } = options;
  const waiting = phase === 'waiting';
  return (
    <div class="actions needs-script">
      {check !== null && (
        // Taken as a press already, by Enter too: browsers read a whole form before they tell of its submission.
        <button type="submit" class="primary" disabled={waiting} onClick={submit}>
          {check ?? t.check}
        </button>
      )}
      {explained && (again || (explained.score ?? 1) < 1 || draft.shown) && (
        <button type="button" onClick={() => session.tryAgain()}>
          {again ?? t.tryAgain}
        </button>
      )}
      <button type="button" disabled={waiting || draft.shown || done} onClick={() => session.hint()}>
        {format(t.hint, { price: view.price(state.question) })}
      </button>
      <button type="button" disabled={waiting} onClick={() => session.reveal()}>
        {t.showMe}
      </button>
      {!view.single && (
        <button type="button" disabled={waiting} onClick={() => session.another()}>
          {t.another}
        </button>
      )}
      {previous && !view.single && (
        <button type="button" onClick={() => session.back()}>
          {format(t.back, { seed: previous.seed })}
        </button>
      )}
      {!view.single && (
        <a class="seed" href={seedLink(exercisePath(locale, task.id, base), draft.seed)}>
          {format(t.variantLink, { seed: draft.seed })}
        </a>
      )}
    </div>
  );
}

interface HintListProps {
  readonly hints: readonly HintedPart[];
  /** Name of the list. */
  readonly name: string;
}

/** The hints taken, by the parts they are about. */
function HintList({ hints, name }: HintListProps): JSX.Element | null {
  if (hints.length === 0) return null;
  return (
    <section class="hints" aria-label={name}>
      {hints.map(({ part, name: about, count, lines }) => (
        <div key={part} data-hints-on={part}>
          <p class="about">
            <b>{about}</b> {count}
          </p>
          <Sentences said={lines} />
        </div>
      ))}
    </section>
  );
}
