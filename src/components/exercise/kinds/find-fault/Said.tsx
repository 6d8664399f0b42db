import type { JSX } from 'preact';
import type { PartReport } from './report.ts';
import type { Cited } from './sentences.ts';

const SIGNS = { right: '✓', wrong: '✗', unread: '!', shown: '→', later: '·' } as const;

interface VerdictProps {
  readonly id: string;
  readonly report: PartReport | undefined;
}

/** The verdict on one part, in a sign and words, and why. */
export function Verdict({ id, report }: VerdictProps): JSX.Element | null {
  if (!report) return null;
  return (
    <div class="part-verdict" id={id} data-mark={report.mark}>
      <p class="told">
        <b aria-hidden="true">{SIGNS[report.mark]}</b> {report.word}
      </p>
      <Sentences said={report.why} />
    </div>
  );
}

/** Sentences with where they stand. */
export function Sentences({ said }: { readonly said: readonly Cited[] }): JSX.Element {
  return (
    <>
      {said.map(({ text, source }) => (
        <p key={text}>
          {text} {source && <cite>{source}</cite>}
        </p>
      ))}
    </>
  );
}
