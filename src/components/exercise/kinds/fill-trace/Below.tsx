import type { JSX } from 'preact';
import {
  type CellKind,
  cellId,
  isMoment,
  MOMENT_KINDS,
  type Moment,
  type MomentKind,
  READING_ORDER,
  type Row,
} from '../../../../exercises/trace/index.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import type { Explanation } from '../../trace/explain.ts';
import { cellName, type TraceWords } from '../../trace/trace-words.ts';
import { FailsHere, Misconception } from '../../Verdict.tsx';
import type { Choice } from '../../what-if/choice.ts';
import { PlayButton, type WhatIfWords } from '../../what-if/PlayButton.tsx';
import type { FormWords } from '../../words.ts';

/** What stands beside one cell. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface CellReport {
  readonly mark: 'right' | 'wrong' | 'follows' | 'unread' | 'shown';
  /** The verdict in words. */
  readonly word: string;
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
      <Reasons cells={cells} t={t} />
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

interface ReasonsProps {
  readonly cells: readonly (readonly [CellKind | MomentKind, CellReport | undefined])[];
  readonly t: BelowProps['t'];
}

/**
 * Why the cells of one segment or moment hold what they hold; open on the mistakes alone, folded where all is right.
 * Cells that rest on one rule share its sentence.
 */
function Reasons({ cells, t }: ReasonsProps): JSX.Element | null {
  const all = cells.flatMap(([kind, report]) => (report?.why ? [{ kind, report, why: report.why }] : []));
  if (all.length === 0) return null;
  const mistakes = all.filter(({ report }) => report.mark !== 'right');
  const open = mistakes.length > 0;
  const reasons = open ? mistakes : all;
  return (
    <details class="reasons" open={open}>
      <summary>{t.explain}</summary>
      <dl>
        {reasons.map(({ kind, report, why }, i) => (
          <div key={kind} data-mark={report.mark}>
            <dt>{cellName(kind, t)}</dt>
            <dd>
              {report.note && <p>{report.note}</p>}
              {why.line && <p class="sum">{why.line}</p>}
              {why.rule && why.rule.text !== reasons[i + 1]?.why.rule?.text && (
                <p class="rule">
                  {why.rule.text} <cite>{why.rule.source}</cite>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
