import type { ComponentChildren, JSX, RefObject } from 'preact';
import { format } from '../../i18n/format.ts';
import { exercisePath } from '../../i18n/paths.ts';
import { seedLink } from './address.ts';
import { HintList } from './HintList.tsx';
import type { Drawn, Report } from './open-model.ts';
import type { Task } from './task.ts';
import type { DeskWork } from './use-desk.ts';

interface DeskFormProps<Question extends Drawn, R extends Report> {
  readonly task: Task<Question>;
  readonly work: DeskWork<Question, R>;
  /** The same one `useDesk` was given. */
  readonly form: RefObject<HTMLFormElement>;
  /** The kind's name: its style sheet begins there. */
  readonly kind: string;
  /** What the button that checks says, where it is not "Check"; null where there is nothing to check. */
  readonly check?: string | null | undefined;
  /** What the button that begins anew says, where it is not "Try again"; it is there with every report then. */
  readonly again?: string | undefined;
  /** True once there is nothing left to hint at. */
  readonly done?: boolean;
  /** True where the answer is written in sentences. */
  readonly prose?: boolean;
  /** More of the form's attributes. */
  readonly data?: Readonly<Record<`data-${string}`, string | boolean | undefined>>;
  readonly children: ComponentChildren;
}

/** The form of an exercise of any kind: what is asked, the buttons below it, and the line that announces. */
export function DeskForm<Question extends Drawn, R extends Report>({
  task,
  work,
  form,
  kind,
  check,
  again,
  done = false,
  prose = false,
  data,
  children,
}: DeskFormProps<Question, R>): JSX.Element {
  const { t, locale, base } = task.page;
  const { sheet, previous, report, explained, single } = work;
  const ready = work.phase !== 'waiting';
  const submit = (event: Event) => {
    event.preventDefault();
    if (work.phase === 'ready') work.check();
  };
  return (
    <form
      ref={form}
      class={`desk ${kind}`}
      {...data}
      data-phase={work.phase}
      autoComplete="off"
      autoCapitalize={prose ? 'sentences' : 'characters'}
      spellcheck={prose}
      noValidate
      onFocusIn={work.warm}
      onSubmit={submit}
    >
      {children}
      <div class="actions needs-script">
        {check !== null && (
          // Taken as a press already, by Enter too: browsers read a whole form before they tell of its submission.
          <button type="submit" class="primary" disabled={!ready} onClick={submit}>
            {check ?? t.check}
          </button>
        )}
        {explained && (again || (explained.score ?? 1) < 1 || sheet.shown) && (
          <button type="button" onClick={work.tryAgain}>
            {again ?? t.tryAgain}
          </button>
        )}
        <button type="button" disabled={!ready || sheet.shown || done} onClick={work.hint}>
          {format(t.hint, { price: work.price })}
        </button>
        <button type="button" disabled={!ready} onClick={work.reveal}>
          {t.showMe}
        </button>
        {!single && (
          <button type="button" disabled={!ready} onClick={work.another}>
            {t.another}
          </button>
        )}
        {previous && !single && (
          <button type="button" onClick={work.back}>
            {format(t.back, { seed: previous.seed })}
          </button>
        )}
        {!single && (
          <a class="seed" href={seedLink(exercisePath(locale, task.id, base), sheet.seed)}>
            {format(t.variantLink, { seed: sheet.seed })}
          </a>
        )}
      </div>
      <p class="summary" role="status" data-score={report ? (work.score ?? undefined) : undefined}>
        {work.said}
        {work.heard && <span class="visually-hidden"> {work.heard}</span>}
      </p>
      <HintList hints={work.hints} name={t.hints} />
    </form>
  );
}
