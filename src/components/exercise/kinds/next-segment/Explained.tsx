import type { JSX } from 'preact';
import type { Field } from '../../../../exercises/kinds/next-segment/question.ts';
import type { Report, RuleText } from '../../kind-view.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import { Misconception, Sentence } from '../../Verdict.tsx';
import type { Choice } from '../../what-if/choice.ts';
import { PlayButton, type WhatIfWords } from '../../what-if/PlayButton.tsx';
import type { ExerciseWords, FormWords } from '../../words.ts';

/** Why a field of the right segment holds what it holds. */
export interface FieldReason {
  readonly field: Field;
  readonly mark: 'right' | 'wrong' | 'shown';
  /** More about this answer, or null. */
  readonly note: string | null;
  readonly line: string;
}

/** The part of a report that stands below the segment. */
export interface JudgedSegment {
  readonly reasons: readonly FieldReason[];
  /** What is right here, and what else would be. */
  readonly lines: readonly string[];
  /** The rule behind it, with where it stands; null when no rule spoke. */
  readonly rule: RuleText | null;
  /** The misconception the answer shows; null for slips. */
  readonly misconception: MisconceptionReport | null;
  /** Plays the run that follows from a wrong answer; null when there is none to play. */
  readonly whatIf: Choice | null;
}

type Words = WhatIfWords & Pick<FormWords, 'explain'> & Pick<ExerciseWords, Field>;

interface ExplainedProps {
  readonly report: JudgedSegment & Pick<Report, 'score'>;
  readonly play: (choice: Choice) => Promise<void>;
  readonly t: Words;
}

/** What a verdict says below the segment: the misconception, the reasons, and the button that plays a wrong answer. */
export function Explained({ report, play, t }: ExplainedProps): JSX.Element {
  return (
    <>
      {report.misconception && <Misconception report={report.misconception} />}
      <NextReasons report={report} t={t} />
      {report.whatIf && <PlayButton choice={report.whatIf} play={play} t={t} />}
    </>
  );
}

/** What is right here and why, field by field; open where there is a mistake. */
function NextReasons({ report, t }: Omit<ExplainedProps, 'play'>): JSX.Element | null {
  const { lines, reasons, rule, score } = report;
  if (lines.length + reasons.length === 0 && rule === null) return null;
  return (
    <details class="reasons" open={score !== 1}>
      <summary>{t.explain}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <dl>
        {reasons.map(({ field, mark, note, line }) => (
          <div key={field} data-mark={mark}>
            <dt>{t[field]}</dt>
            <dd>
              {note && <p>{note}</p>}
              {line && <p class="sum">{line}</p>}
            </dd>
          </div>
        ))}
      </dl>
      {rule && (
        <p class="rule">
          <Sentence {...rule} />
        </p>
      )}
    </details>
  );
}
