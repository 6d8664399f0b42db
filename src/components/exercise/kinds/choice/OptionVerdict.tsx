import type { JSX } from 'preact';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { SourcePart } from '../../kind-view.ts';
import type { MisconceptionReport } from '../../misconception.ts';
import { Misconception, Source, VerdictLine } from '../../Verdict.tsx';

/** What stands below an option. `left`: wrong, and not chosen. `shown`: right, not chosen, and told. */
export interface OptionReport {
  readonly mark: 'right' | 'wrong' | 'left' | 'shown';
  /** The verdict in words. */
  readonly word: string;
  readonly reason: string;
  /** Where the reason can be read; empty where runs alone decide. */
  readonly grounds: readonly SourcePart[];
  /** The misconception that choosing it shows; null for none, where it was not chosen, and while it is not told. */
  readonly misconception: MisconceptionReport | null;
}

interface OptionVerdictProps {
  readonly id?: string | undefined;
  readonly report: OptionReport;
}

/** The verdict on one option, in a sign and words, with its reason. */
export function OptionVerdict({ id, report }: OptionVerdictProps): JSX.Element {
  return (
    <div class="verdict" id={id}>
      <VerdictLine mark={report.mark} word={report.word} />
      <p>
        <Unbroken text={report.reason} /> <Source parts={report.grounds} />
      </p>
      {report.misconception && <Misconception report={report.misconception} />}
    </div>
  );
}
