import type { JSX } from 'preact';
import {
  blanks,
  inOrder,
  isMoment,
  type Moment,
  type MomentKind,
  readCellId,
} from '../../../../exercises/trace/index.ts';
import type { KindView } from '../../kind-view.ts';
import { momentLabel, momentText } from '../../trace/moment-words.ts';
import { Given, LadderHeads, Time } from '../../trace/row-parts.tsx';
import { cellName } from '../../trace/trace-words.ts';
import { Blank, type TraceProps } from './Blank.tsx';
import type { DrawnTrace, TraceReport } from './report.tsx';
import { TraceRow } from './TraceRow.tsx';

/** What a page loads for traces with blanks: typed into, checked cell by cell, shown, renewed. */
export const view: KindView<DrawnTrace, TraceReport, TraceProps['t']> = {
  View: FillTrace,
  first: (question) => blanks(question)[0] ?? null,
  remaining: (report, cell) => {
    const { [cell]: _, ...cells } = report.cells;
    const whatIfs = report.whatIfs.filter(({ from }) => from !== readCellId(cell)?.segment);
    return { ...report, cells, whatIfs };
  },
  asked: (question) => blanks(question).length,
  // What decides it, how it follows, and its value, on each blank.
  hints: (question) => 3 * blanks(question).length,
  form: ({ question }) => ({
    data: {
      'data-states': question.start !== null || undefined,
      'data-times': question.precision !== null || undefined,
      'data-flags': question.rows.some(({ cells }) => cells.flags === null) || undefined,
      'data-numbers': question.numbers,
    },
  }),
  report: () => import('./report.tsx'),
};

/** A trace from its first segment to its last, with its blanks. */
function FillTrace(trace: TraceProps): JSX.Element {
  const { question, played, t } = trace;
  const { start } = question;
  return (
    <>
      <LadderHeads t={t} start={start} times={question.precision === null ? null : t.sent} />
      <ol class="trace">
        {inOrder(above(question, played?.from)).map((entry) =>
          isMoment(entry) ? (
            <MomentRow key={entry.id} moment={entry} trace={trace} />
          ) : (
            <TraceRow key={entry.index} row={entry} trace={trace} />
          ),
        )}
      </ol>
      {played?.drawing}
    </>
  );
}

/** Returns what of a trace stands above a segment that is played, by its index; all of it where none is. */
function above({ rows, moments }: DrawnTrace, from = Infinity): Pick<DrawnTrace, 'rows' | 'moments'> {
  return {
    rows: rows.filter(({ index }) => index < from),
    moments: moments.filter(({ below }) => below < from),
  };
}

interface MomentRowProps {
  readonly moment: Moment;
  readonly trace: TraceProps;
}

/** A moment that is no segment, at its side's lifeline: when it is, what a call returns then, and the reasons below. */
function MomentRow({ moment, trace }: MomentRowProps): JSX.Element {
  const { t, explained } = trace;
  const { side, cells } = moment;
  return (
    <li class={`rung moment at-${side}`}>
      <MomentCell moment={moment} kind="time" trace={trace} />
      <div class="label">
        <b>{momentText(moment, t)}</b>
        {cells.result !== '' && <MomentCell moment={moment} kind="result" trace={trace} />}
      </div>
      {explained && (
        <div class="below">
          <explained.Below place={moment} report={explained} play={trace.play} t={t} />
        </div>
      )}
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
  return kind === 'time' ? (
    <Time at={moment.at ?? 0} seconds />
  ) : (
    <Given kind={kind} name={cellName(kind, t)} text={given} />
  );
}
