import { hydrate, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { format, joinSentences } from '../../i18n/format.ts';
import { Unbroken } from '../shell/Unbroken.tsx';
import { Actions } from './Actions.tsx';
import { anchor } from './address.ts';
import type { HintedPart } from './hints.ts';
import type { KindView } from './kind-view.ts';
import { unpack } from './pack.ts';
import { type AboutExercise, readFacts, type Task } from './page-facts.ts';
import { SetupLine } from './SetupLine.tsx';
import { ExerciseSession } from './session.ts';
import { stageOf } from './stage.ts';
import type { ExerciseState } from './state.ts';
import { Sentences } from './Verdict.tsx';
import { usePlayed } from './what-if/use-played.ts';

/** Takes over an exercise the server has drawn; its element says which one it is and what it asks. */
export function hydrateExercise(place: HTMLElement, view: KindView): void {
  const { exercise = '', kind = '', question = '', about = '' } = place.dataset;
  const { setting, onward }: AboutExercise = unpack(about);
  const task = { id: exercise, page: readFacts(kind), question: unpack(question), setting, onward };
  hydrate(<Exercise task={task} view={view} kind={kind} />, place);
}

interface ExerciseProps {
  readonly task: Task;
  readonly view: KindView;
  /** The kind's name: its style sheet begins there. */
  readonly kind: string;
}

/** An exercise of any kind: what holds for it, the verdict, its view, what can be done, and the hints taken. */
export function Exercise({ task, view, kind }: ExerciseProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [session, state] = useSession(task, view, form);
  const { t, locale } = task.page;
  const { phase, question, report, explained, draft } = state;
  const [played, play] = usePlayed(explained, form);
  const shared = { prefix: anchor(task.id), locale, t, question, typed: draft.typed, report, explained };
  const props = {
    ...shared,
    ready: phase !== 'waiting',
    type: (part: string, text: string) => session.type(part, text),
    played,
    play,
  };
  const options = view.form?.(props) ?? {};
  const stage = stageOf(state, options.final);
  const scoring = [options.scoring ?? null, format(t.scoring, { n: view.asked?.(question) ?? 0 })];
  const goOn = () => {
    if (phase !== 'ready') return;
    if (stage === 'answer' && options.check !== null) void session.check();
    if (stage === 'again') session.tryAgain();
  };
  return (
    <form
      ref={form}
      class={`exercise-form ${kind}`}
      {...options.data}
      data-phase={phase}
      data-stage={stage}
      data-failed={state.failed || undefined}
      // WebKit would empty a form with "off" when the browser’s Back brings the page.
      autoComplete="on"
      autoCapitalize={options.prose ? 'sentences' : 'characters'}
      spellcheck={options.prose ?? false}
      noValidate
      onFocusIn={() => session.preload()}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <SetupLine parts={question.setup ? [task.setting, question.setup] : [task.setting]} name={t.setup} />
      <Announcement state={state} scoring={joinSentences(scoring)} isFinal={options.final === true} />
      <view.View {...props} />
      <Actions session={session} state={state} stage={stage} options={options} goOn={goOn} />
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

interface AnnouncementProps {
  readonly state: ExerciseState;
  readonly scoring: string;
  /** True where any score ends the exercise: none of them is a fault. */
  readonly isFinal: boolean;
}

/**
 * What was said last, with the score, above the answer; it stays in sight while the answer is scrolled. Before anything
 * is said, how the answer is scored stands in its place.
 */
function Announcement({ state, scoring, isFinal }: AnnouncementProps): JSX.Element {
  const { report, draft, score, announcement, spoken, failed } = state;
  const graded = report !== null && score !== null;
  const judged = report?.score === 1 ? 'right' : isFinal ? 'shown' : 'wrong';
  const mark = graded ? judged : draft.verdict && !failed ? 'shown' : 'note';
  const said = announcement !== '';
  return (
    <div
      class="verdict-bar"
      data-said={said || undefined}
      data-mark={said && (report || failed) ? mark : undefined}
    >
      {!said && <p class="scoring needs-script">{scoring}</p>}
      <div class="said" role="status">
        <p class="summary" data-score={graded ? score : undefined}>
          {said && <Unbroken text={announcement} />}
          {spoken !== '' && <span class="visually-hidden"> {spoken}</span>}
        </p>{' '}
        {said && graded && !draft.shown && <b class="score">{`${Math.round(score * 100)}%`}</b>}
      </div>
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
