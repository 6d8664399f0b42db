import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { inOrder, isMoment } from '../../../../exercises/trace/index.ts';
import { format } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import { anchor } from '../../address.ts';
import type { Desk } from '../../Blank.tsx';
import { DeskForm } from '../../DeskForm.tsx';
import { inARow } from '../../in-a-row.ts';
import { MomentRow } from '../../MomentRow.tsx';
import { TraceRow } from '../../TraceRow.tsx';
import { useDesk } from '../../use-desk.ts';
import { PlayOn } from '../../what-if/PlayOn.tsx';
import { type DrawnQuestion, FILL_TRACE, type FillTraceTask } from './kind.ts';
import type { FillTraceWords } from './words.ts';

/** A trace with blanks: typed into, checked cell by cell, shown, renewed. */
export function FillTrace(task: FillTraceTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, FILL_TRACE, form);
  const { t } = task.page;
  const { question, sheet, report, explained } = work;
  const states = question.start !== null;
  const desk: Desk = {
    t,
    prefix: anchor(task.id),
    typed: sheet.typed,
    reports: report?.cells ?? {},
    explained,
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
      <Drawn question={question} t={t} />
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
        {inOrder(question).map((entry) =>
          isMoment(entry) ? (
            <MomentRow key={entry.id} moment={entry} desk={desk} />
          ) : (
            <TraceRow
              key={entry.index}
              row={entry}
              rows={question.rows}
              states={states}
              times={question.precision !== null}
              desk={desk}
            />
          ),
        )}
      </ol>
      {explained && explained.plays.length > 0 && (
        <PlayOn plays={explained.plays} t={t} id={`${desk.prefix}-play`} />
      )}
    </DeskForm>
  );
}

interface DrawnProps {
  readonly question: DrawnQuestion;
  readonly t: FillTraceWords;
}

/** What this variant draws of its run, and how times are written. */
function Drawn({ question, t }: DrawnProps): JSX.Element | null {
  const { delay, params, precision } = question;
  const set = (['client', 'server'] as const).flatMap((side) => {
    const own = params.filter((param) => param.side === side).map((param) => format(t.paramIs, { ...param }));
    return own.length === 0 ? [] : [format(t.drawnParams, { side: t[side], params: own.join(t.comma) })];
  });
  const way = delay === null ? [] : [format(t.drawnDelay, { delay: timeText(delay) })];
  return (
    <>
      {way.length + set.length > 0 && <p class="numbers drawn">{inARow([...way, ...set])}</p>}
      {precision !== null && <p class="numbers">{format(t.timesRule, { precision: timeText(precision) })}</p>}
    </>
  );
}

function isStateAsked(cells: Readonly<Record<string, string | null>>): boolean {
  return cells['client'] === null || cells['server'] === null;
}
