import type { JSX } from 'preact';
import type { OptionReport } from './kind.ts';

const SIGNS = { right: '✓', wrong: '✗', left: '–', true: '✓', false: '✗' } as const;

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
      <p class="told">
        <b aria-hidden="true">{SIGNS[report.mark]}</b> {report.word}
      </p>
      <p>
        {report.reason} <cite>{report.grounds}</cite>
      </p>
    </div>
  );
}
