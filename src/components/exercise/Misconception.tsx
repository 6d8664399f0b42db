import type { JSX } from 'preact';
import { joinSentences } from '../../i18n/format.ts';
import type { MisconceptionReport } from './misconception.ts';

/** The misconception an answer shows: its name, what is true instead, and where a TCP that works so would fail. */
export function Misconception({ report }: { readonly report: MisconceptionReport }): JSX.Element {
  const { heading, name, explanation, fails } = report;
  return (
    <div class="misconception" role="note" aria-label={heading}>
      <p class="kind">{heading}</p>
      <p class="name">
        <b aria-hidden="true">≠</b> {name}
      </p>
      <p>{explanation}</p>
      {fails && (
        <p class="fails">
          {joinSentences([fails.line, fails.rule?.text ?? null])}{' '}
          {fails.rule && <cite>{fails.rule.source}</cite>}
        </p>
      )}
    </div>
  );
}

/** Marks the segment at which a TCP that works so would first fail, by a sign and in words. */
export function FailsHere({ line }: { readonly line: string }): JSX.Element {
  return (
    <p class="fails-here">
      <b aria-hidden="true">↯</b> {line}
    </p>
  );
}
