import type { JSX } from 'preact';
import { Misconception } from '../../Misconception.tsx';
import { Told } from '../../Told.tsx';
import type { OptionReport } from './kind.ts';

/** The verdict on one option, in a sign and words, with its reason. */
export function Verdict({
  id,
  report,
}: {
  readonly id?: string | undefined;
  readonly report: OptionReport;
}): JSX.Element {
  return (
    <div class="verdict" id={id}>
      <Told mark={report.mark} word={report.word} />
      <p>
        {report.reason} <cite>{report.grounds}</cite>
      </p>
      {report.misconception && <Misconception told={report.misconception} />}
    </div>
  );
}
