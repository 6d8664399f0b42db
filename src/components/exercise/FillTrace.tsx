import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import { exercisePath } from '../../i18n/paths.ts';
import { anchor, seedLink } from './address.ts';
import type { Desk } from './Cell.tsx';
import { TraceRow } from './TraceRow.tsx';
import type { Task } from './task.ts';
import { useDesk } from './use-desk.ts';

/** A trace with blanks: typed into, checked cell by cell, shown, renewed. */
export function FillTrace(task: Task): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, form);
  const { t, locale, base } = task.page;
  const { question, sheet, previous, report } = work;
  const states = question.start !== null;
  const ready = work.phase !== 'waiting';
  const desk: Desk = {
    t,
    prefix: anchor(task.id),
    typed: sheet.typed,
    reports: report?.cells ?? {},
    type: work.type,
    ready,
  };
  return (
    <form
      ref={form}
      class="fill-trace"
      data-states={states || undefined}
      data-numbers={question.numbers}
      data-phase={work.phase}
      autoComplete="off"
      autoCapitalize="characters"
      spellcheck={false}
      noValidate
      onFocusIn={work.warm}
      onSubmit={(event) => {
        event.preventDefault();
        if (work.phase === 'ready') work.check();
      }}
    >
      <p class="numbers">{format(t[question.numbers], question.isns)}</p>
      {question.rows.some((row) => isStateAsked(row.cells)) && <p class="numbers">{t.statesRule}</p>}
      <div class="ends">
        <p class="client">
          {t.client}
          {question.start && <span>{question.start.client}</span>}
        </p>
        <p class="server">
          {t.server}
          {question.start && <span>{question.start.server}</span>}
        </p>
      </div>
      <ol class="trace">
        {question.rows.map((row) => (
          <TraceRow key={row.index} row={row} rows={question.rows} states={states} desk={desk} />
        ))}
      </ol>
      <div class="actions needs-script">
        <button type="submit" class="primary" disabled={!ready}>
          {t.check}
        </button>
        {report && ((report.score ?? 1) < 1 || sheet.shown) && (
          <button type="button" onClick={work.tryAgain}>
            {t.tryAgain}
          </button>
        )}
        <button type="button" disabled={!ready} onClick={work.reveal}>
          {t.showMe}
        </button>
        <button type="button" disabled={!ready} onClick={work.another}>
          {t.another}
        </button>
        {previous && (
          <button type="button" onClick={work.back}>
            {format(t.back, { seed: previous.seed })}
          </button>
        )}
        <a class="seed" href={seedLink(exercisePath(locale, task.id, base), sheet.seed)}>
          {format(t.variantLink, { seed: sheet.seed })}
        </a>
      </div>
      <p class="summary" role="status" data-score={report?.score ?? undefined}>
        {work.said}
      </p>
    </form>
  );
}

function isStateAsked(cells: Readonly<Record<string, string | null>>): boolean {
  return cells['client'] === null || cells['server'] === null;
}
