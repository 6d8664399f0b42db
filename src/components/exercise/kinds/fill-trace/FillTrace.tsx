import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { format } from '../../../../i18n/format.ts';
import { anchor } from '../../address.ts';
import type { Desk } from '../../Cell.tsx';
import { DeskForm } from '../../DeskForm.tsx';
import { TraceRow } from '../../TraceRow.tsx';
import { useDesk } from '../../use-desk.ts';
import { PlayOn } from '../../what-if/PlayOn.tsx';
import { FILL_TRACE, type FillTraceTask } from './kind.ts';

/** A trace with blanks: typed into, checked cell by cell, shown, renewed. */
export function FillTrace(task: FillTraceTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, FILL_TRACE, form);
  const { t } = task.page;
  const { question, sheet, report } = work;
  const states = question.start !== null;
  const desk: Desk = {
    t,
    prefix: anchor(task.id),
    typed: sheet.typed,
    reports: report?.cells ?? {},
    misconception: report?.misconception ?? null,
    type: work.type,
    ready: work.phase !== 'waiting',
  };
  return (
    <DeskForm
      task={task}
      work={work}
      form={form}
      kind="fill-trace"
      data={{ 'data-states': states || undefined, 'data-numbers': question.numbers }}
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
      {report && report.plays.length > 0 && <PlayOn plays={report.plays} t={t} id={`${desk.prefix}-play`} />}
    </DeskForm>
  );
}

function isStateAsked(cells: Readonly<Record<string, string | null>>): boolean {
  return cells['client'] === null || cells['server'] === null;
}
