import type { ComponentChildren, JSX } from 'preact';
import { type SIGNS, VerdictLine } from './Verdict.tsx';

/** What stands beside a blank. */
export interface BlankReport {
  readonly mark: keyof typeof SIGNS;
  /** The verdict in words. */
  readonly word: string;
  /** The answer, in the place of the blank: it was asked for. */
  readonly answer?: string;
  /** What was typed instead of it, in a sentence. */
  readonly wrote?: string;
  /** The answer, beside the verdict: it was missed twice. */
  readonly told?: { readonly word: string; readonly value: string };
}

interface JudgedBlankProps {
  /** Class names that say what it holds. */
  readonly sort?: string;
  readonly name: ComponentChildren;
  /** The full name, for screen readers, where the name is a short one. */
  readonly label?: string | undefined;
  readonly typed: string;
  readonly report: BlankReport | undefined;
  /** The id of the verdict, which describes the input. */
  readonly verdictId: string | undefined;
  readonly onFocusIn?: (() => void) | undefined;
  /** What is typed into, with its name. */
  readonly children?: ComponentChildren;
}

/** A blank with its verdict; an answer that was asked for stands in its place. */
export function JudgedBlank(blank: JudgedBlankProps): JSX.Element {
  const { sort = '', name, label, typed, report, verdictId, onFocusIn, children } = blank;
  return (
    <div
      class={`cell blank ${sort}`}
      data-mark={report?.mark}
      data-told={report?.told !== undefined || undefined}
      onFocusIn={onFocusIn}
    >
      {report?.answer === undefined ? (
        children
      ) : (
        // Read where it stands, not as news: the verdict on the whole says that answers are shown.
        <label>
          {name}{' '}
          <output aria-label={label} aria-live="off">
            {report.answer}
          </output>
        </label>
      )}
      {report && <VerdictLine {...report} typed={typed} id={verdictId} />}
    </div>
  );
}
