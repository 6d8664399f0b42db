import type { JSX } from 'preact';
import { Sentences } from '../../Sentences.tsx';
import { Told } from '../../Told.tsx';
import type { PartReport } from './report.ts';

interface VerdictProps {
  readonly id: string;
  readonly report: PartReport | undefined;
}

/** The verdict on one part, in a sign and words, and why. */
export function Verdict({ id, report }: VerdictProps): JSX.Element | null {
  if (!report) return null;
  return (
    <div class="part-verdict" id={id} data-mark={report.mark}>
      <Told mark={report.mark} word={report.word} />
      <Sentences said={report.why} />
    </div>
  );
}
