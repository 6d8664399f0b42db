import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import { exercisePath, ORIGIN } from '../../i18n/paths.ts';
import { anchor, seedLink } from './address.ts';
import type { FormOptions } from './kind-view.ts';
import type { ExerciseSession } from './session.ts';
import type { Stage } from './stage.ts';
import type { ExerciseState } from './state.ts';

interface ActionsProps {
  readonly session: ExerciseSession;
  readonly state: ExerciseState;
  readonly stage: Stage;
  readonly options: FormOptions;
  /** Checks, or begins another try. */
  readonly goOn: () => void;
}

/** What can be done with an exercise: one button that leads on, quiet ones for help, and a menu with the rest. */
export function Actions(props: ActionsProps): JSX.Element {
  const { session, state, stage, options } = props;
  const { task, view } = session;
  const { t } = task.page;
  const { draft, explained, phase } = state;
  const waiting = phase === 'waiting';
  const done = stage === 'done';
  const row = useRef<HTMLDivElement>(null);
  useHeldFocus(row);
  const anew = done && view.single ? (options.again ?? t.tryAgain) : options.again;
  return (
    <div ref={row} class="actions needs-script">
      <Primary {...props} />
      {explained && anew && (
        <button type="button" class={done ? undefined : 'quiet'} onClick={() => session.tryAgain()}>
          {anew}
        </button>
      )}
      {done && !view.single && (
        <button type="button" onClick={() => session.another()}>
          {t.another}
        </button>
      )}
      {!done && !state.failed && !options.noHelp && (
        <>
          <button
            type="button"
            class="quiet"
            disabled={waiting || draft.shown}
            onClick={() => session.hint()}
          >
            {format(t.hint, { price: session.price(state.question) })}
          </button>
          <button type="button" class="quiet" disabled={waiting} onClick={() => session.reveal()}>
            {t.showMe}
          </button>
        </>
      )}
      {!view.single && <More session={session} state={state} done={done} />}
    </div>
  );
}

/** The button that changes its word: Check, Try again, Load again, and the link to what comes next. */
function Primary({ session, state, stage, options, goOn }: ActionsProps): JSX.Element | null {
  const { t } = session.task.page;
  if (state.failed) {
    return (
      <button type="button" class="primary" onClick={() => session.loadAgain()}>
        {t.loadAgain}
      </button>
    );
  }
  if (stage === 'done') return <Onward session={session} />;
  if (stage === 'answer' && options.check === null) return null;
  return (
    // Taken as a press already, by Enter too: browsers read a whole form before they tell of its submission.
    <button
      type="submit"
      class="primary"
      disabled={state.phase === 'waiting'}
      onClick={(event) => {
        event.preventDefault();
        // The second press of a double click was meant for the button that stood there before.
        if (stage === 'answer' || event.detail < 2) goOn();
      }}
    >
      {stage === 'again' ? t.tryAgain : (options.check ?? t.check)}
    </button>
  );
}

/** The way to the next exercise. A drill has a way of its own, which stands below. */
function Onward({ session }: Pick<ActionsProps, 'session'>): JSX.Element | null {
  const { onward } = session.task;
  return (
    onward && (
      <a
        class="primary onward"
        href={onward.href}
        onClick={(event) => {
          if (event.detail > 1) event.preventDefault();
        }}
      >
        {onward.text} <span aria-hidden="true">→</span>
      </a>
    )
  );
}

interface MoreProps {
  readonly session: ExerciseSession;
  readonly state: ExerciseState;
  readonly done: boolean;
}

/** What is seldom wanted, behind a button. */
function More({ session, state, done }: MoreProps): JSX.Element {
  const { id, page } = session.task;
  const { t, locale, base } = page;
  const { draft, previous, phase } = state;
  const menu = `${anchor(id)}-more`;
  const disabled = phase === 'waiting';
  const variant = seedLink(exercisePath(locale, id, base), draft.seed);
  const item = (text: string, act: () => unknown) => (
    <li key={text}>
      <button
        type="button"
        disabled={disabled}
        onClick={({ currentTarget }) => {
          // Not left to the browser: what is done may take the button out before.
          currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
          act();
        }}
      >
        {text}
      </button>
    </li>
  );
  return (
    <>
      <button type="button" class="quiet more" popoverTarget={menu} aria-label={t.more} disabled={disabled}>
        ⋯
      </button>
      <ul id={menu} class="menu" popover="auto">
        {!done && item(t.another, () => session.another())}
        {previous && item(format(t.back, { seed: previous.seed }), () => session.back())}
        {item(t.startOver, () => session.startOver())}
        <li>
          <a class="seed" href={variant} data-address={ORIGIN + variant}>
            {format(t.variantLink, { seed: draft.seed })}
          </a>
        </li>
      </ul>
    </>
  );
}

/** Keeps the focus in the row when the button that had it makes way for another. */
function useHeldFocus(row: { readonly current: HTMLElement | null }): void {
  // Asked before the button is taken out: browsers differ in whether they tell of the focus it loses then.
  const held = row.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (held && document.activeElement === document.body) {
      row.current?.querySelector<HTMLElement>('.primary, button')?.focus({ preventScroll: true });
    }
  });
}
