import type { JSX } from 'preact';
import { priceOf, STEPS } from '../../../../exercises/hints/hint.ts';
import {
  blanks,
  inOrder,
  isMoment,
  MOMENT_KINDS,
  type Moment,
  type MomentKind,
  readCellId,
  secondsText,
} from '../../../../exercises/trace/index.ts';
import type { KindView } from '../../kind-view.ts';
import { cellName, momentLabel, momentText } from '../../trace/trace-words.ts';
import { WhatIfButtons } from '../../what-if/WhatIfButtons.tsx';
import { Blank, type TraceProps } from './Blank.tsx';
import type { DrawnTrace, TraceReport } from './report.tsx';
import { Reasons, TraceRow } from './TraceRow.tsx';

/** What a page loads for traces with blanks: typed into, checked cell by cell, shown, renewed. */
export const view: KindView<DrawnTrace, TraceReport, TraceProps['t']> = {
  View: FillTrace,
  first: (question) => blanks(question)[0] ?? null,
  remaining: (report, cell) => {
    const { [cell]: _, ...cells } = report.cells;
    const whatIfs = report.whatIfs.filter(({ segment }) => segment !== readCellId(cell)?.segment);
    return { ...report, cells, whatIfs };
  },
  price: (question) => priceOf(STEPS * blanks(question).length),
  form: ({ question, t }) => ({
    scoring: t.eachCounts,
    data: { 'data-states': question.start !== null || undefined, 'data-numbers': question.numbers },
  }),
  report: () => import('./report.tsx'),
};

/** A trace from its first segment to its last, with its blanks. */
function FillTrace(trace: TraceProps): JSX.Element {
  const { question, explained, prefix, t } = trace;
  const { start, rows } = question;
  return (
    <>
      <div class="ends">
        <p class="client">
          {t.client}
          {start && <span>{start.client}</span>}
        </p>
        <p class="server">
          {t.server}
          {start && <span>{start.server}</span>}
        </p>
      </div>
      <ol class="trace">
        {inOrder(question).map((entry) =>
          isMoment(entry) ? (
            <MomentRow key={entry.id} moment={entry} trace={trace} />
          ) : (
            <TraceRow
              key={entry.index}
              row={entry}
              rows={rows}
              states={start !== null}
              times={question.precision !== null}
              trace={trace}
            />
          ),
        )}
      </ol>
      {explained && explained.whatIfs.length > 0 && (
        <WhatIfButtons whatIfs={explained.whatIfs} t={t} id={`${prefix}-what-if`} />
      )}
    </>
  );
}

interface MomentRowProps {
  readonly moment: Moment;
  readonly trace: TraceProps;
}

/** A moment that is no segment, at its side's lifeline: when it is, what a call returns then, and the reasons below. */
function MomentRow({ moment, trace }: MomentRowProps): JSX.Element {
  const { t } = trace;
  const { id, side, cells } = moment;
  const has = (kind: MomentKind) => kind === 'time' || cells[kind] !== '';
  return (
    <li class={`moment at-${side}`}>
      <div class="leg">
        <p>
          <b>{momentText(moment, t)}</b>
        </p>
        <div class="fields">
          {MOMENT_KINDS.filter(has).map((kind) => (
            <MomentCell key={kind} moment={moment} kind={kind} trace={trace} />
          ))}
        </div>
      </div>
      <Reasons
        cells={MOMENT_KINDS.map((kind) => [kind, trace.explained?.cells[`${id}.${kind}`]] as const)}
        t={t}
      />
    </li>
  );
}

function MomentCell({ moment, kind, trace }: MomentRowProps & { readonly kind: MomentKind }): JSX.Element {
  const { t } = trace;
  const given = moment.cells[kind];
  if (given === null) {
    const label = momentLabel(moment, kind, t);
    return <Blank cell={`${moment.id}.${kind}`} kind={kind} label={label} trace={trace} number={null} />;
  }
  return (
    <p>
      <span>{cellName(kind, t)}</span> {kind === 'time' ? secondsText(moment.at ?? 0) : given}
    </p>
  );
}
