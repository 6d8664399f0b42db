import type { JSX } from 'preact';
import {
  cellId,
  isMoment,
  MOMENT_KINDS,
  type Moment,
  READING_ORDER,
  type Row,
} from '../../../../exercises/trace/index.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { MisconceptionReport } from '../../misconception.ts';
import type { Explanation } from '../../trace/explain.ts';
import { cellName, type TraceWords } from '../../trace/trace-words.ts';
import { type BlankReport, FailsHere, Misconception, Reasons, Sentence } from '../../Verdict.tsx';
import type { Choice } from '../../what-if/choice.ts';
import { PlayButton, type WhatIfWords } from '../../what-if/PlayButton.tsx';
import type { FormWords } from '../../words.ts';

/** What stands beside one cell. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface CellReport extends BlankReport {
  readonly mark: 'right' | 'wrong' | 'follows' | 'unread' | 'shown';
  /** More about this answer, or null. */
  readonly note: string | null;
  /** What the cell holds and by which rule: the rule alone until the value is told. */
  readonly why: Partial<Explanation> | null;
}

/** The part of a report that stands between the segments. */
export interface JudgedTrace {
  readonly cells: Readonly<Record<string, CellReport>>;
  /** The misconception the answer shows, and the segment it is told at; null for slips. */
  readonly misconception: (MisconceptionReport & { readonly at: number }) | null;
  /** The learner's wrong segments, each to be played to the model's peer. */
  readonly whatIfs: readonly Choice[];
}

/** What is drawn below a segment or a moment once it is judged. */
interface BelowProps {
  readonly place: Row | Moment;
  readonly report: JudgedTrace;
  readonly play: (choice: Choice) => Promise<void>;
  readonly t: TraceWords & Pick<FormWords, 'explain'> & WhatIfWords;
}

/** What a verdict says below a segment or a moment: the misconception that shows there, and the reasons. */
export function Below(props: BelowProps): JSX.Element {
  const { place, report, play, t } = props;
  const cells = isMoment(place)
    ? MOMENT_KINDS.map((kind) => [kind, report.cells[`${place.id}.${kind}`]] as const)
    : READING_ORDER.map((kind) => [kind, report.cells[cellId(place.index, kind)]] as const);
  return (
    <>
      <MisconceptionHere {...props} />
      <Reasons
        reasons={cells.flatMap(([kind, cell]) =>
          cell?.why ? [{ ...cell, name: cellName(kind, t), why: cell.why }] : [],
        )}
        summary={t.explain}
        draw={({ note, why }, next) => (
          <>
            {note && <p>{note}</p>}
            {why.line && (
              <p class="sum">
                <Unbroken text={why.line} />
              </p>
            )}
            {/* Cells that rest on one rule share its sentence. */}
            {why.rule && why.rule.text !== next?.why.rule?.text && (
              <p class="rule">
                <Sentence {...why.rule} />
              </p>
            )}
          </>
        )}
      />
      {report.whatIfs
        .filter(({ from }) => !isMoment(place) && from === place.index)
        .map((choice) => (
          <PlayButton key={choice.from} choice={choice} play={play} named t={t} />
        ))}
    </>
  );
}

/** The misconception at the first segment that shows it, and its mark at the segment that would fail. */
function MisconceptionHere({ place, report }: BelowProps): JSX.Element | null {
  const { misconception } = report;
  if (!misconception || isMoment(place)) return null;
  const { index } = place;
  const fails = misconception.mark?.segment === index;
  if (misconception.at !== index && !fails) return null;
  return (
    <div class="misconception-here">
      {misconception.at === index && <Misconception report={misconception} />}
      {fails && <FailsHere line={misconception.mark.line} />}
    </div>
  );
}
