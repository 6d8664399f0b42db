/** What the verdicts of every kind are drawn with. */
import type { ComponentChildren, JSX } from 'preact';
import { gapAfter, joinSentences } from '../../i18n/format.ts';
import { Unbroken } from '../shell/Unbroken.tsx';
import type { Cited, SourcePart } from './kind-view.ts';
import type { MisconceptionReport } from './misconception.ts';

/** The sign of every mark a verdict can have: it stands beside the words, for those who do not tell colours apart. */
export const SIGNS = {
  right: '✓',
  wrong: '✗',
  follows: '↳',
  unread: '!',
  shown: '→',
  left: '–',
  later: '·',
} as const;

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

interface VerdictLineProps extends BlankReport {
  readonly id?: string | undefined;
  readonly typed?: string;
}

/** A verdict in a sign and words. */
export function VerdictLine({ mark, word, id, typed, wrote, told }: VerdictLineProps): JSX.Element {
  return (
    <p class="verdict-line" id={id}>
      <b aria-hidden="true">{SIGNS[wrote === undefined ? mark : 'wrong']}</b>{' '}
      {wrote === undefined ? (
        <span class={mark === 'shown' ? 'word' : undefined}>{word}</span>
      ) : (
        <>
          <span class="visually-hidden">{joinSentences([word, wrote])}</span>
          <del aria-hidden="true">{typed}</del>
        </>
      )}
      {told && (
        <span class="told">
          {' '}
          <b aria-hidden="true">{SIGNS.shown}</b> <span class="word">{told.word}</span>{' '}
          <Unbroken text={told.value} />
        </span>
      )}
    </p>
  );
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

/** What a sentence rests on, and where it can be read; nothing where there is nothing to name. */
export function Source({ parts }: { readonly parts: readonly SourcePart[] }): JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <cite>
      {parts.map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a key={part.text} href={part.href}>
            <Unbroken text={part.text} />
          </a>
        ),
      )}
    </cite>
  );
}

/** A sentence with where it stands. */
export function Sentence({ text, source }: Cited): JSX.Element {
  return (
    <>
      <Unbroken text={gapAfter(text)} />
      {source && (
        <cite>
          <Unbroken text={source} />
        </cite>
      )}
    </>
  );
}

/** Sentences, each in a paragraph with where it stands. */
export function Sentences({ said }: { readonly said: readonly Cited[] }): JSX.Element {
  return (
    <>
      {said.map((one) => (
        <p key={one.text}>
          <Sentence {...one} />
        </p>
      ))}
    </>
  );
}

interface ReasonsProps<Reason> {
  readonly reasons: readonly Reason[];
  /** Whether its parts go by full names, which need more room than those of a segment's fields. */
  readonly named?: boolean;
  readonly summary: string;
  /** Draws a reason; `next` is the one below it. */
  readonly draw: (reason: Reason, next: Reason | undefined) => ComponentChildren;
}

/** Why the parts of an answer are what they are: the mistakes alone, open; all of them, folded, where all is right. */
export function Reasons<Reason extends { readonly name: string; readonly mark: keyof typeof SIGNS }>({
  reasons,
  named = false,
  summary,
  draw,
}: ReasonsProps<Reason>): JSX.Element | null {
  if (reasons.length === 0) return null;
  const mistakes = reasons.filter(({ mark }) => mark !== 'right');
  const open = mistakes.length > 0;
  const told = open ? mistakes : reasons;
  return (
    <details class={named ? 'reasons named' : 'reasons'} open={open}>
      <summary>{summary}</summary>
      <dl>
        {told.map((reason, i) => (
          <div key={i} data-mark={reason.mark}>
            <dt>{reason.name}</dt>
            <dd>{draw(reason, told[i + 1])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The misconception an answer shows: its name, what is true instead, and where a TCP that works so would fail. */
export function Misconception({ report }: { readonly report: MisconceptionReport }): JSX.Element {
  const { heading, name, explanation, source, fails } = report;
  return (
    <div class="misconception" role="note" aria-label={heading}>
      <p class="kind">{heading}</p>
      <p class="name">
        <b aria-hidden="true">≠</b> <Unbroken text={name} />
      </p>
      <p>
        <Unbroken text={explanation} /> <Source parts={source} />
      </p>
      {fails && (
        <p class="fails">
          <Sentence
            text={joinSentences([fails.line, fails.rule?.text ?? null])}
            source={fails.rule?.source ?? null}
          />
        </p>
      )}
    </div>
  );
}

/** Marks the segment at which a TCP that works so would first fail, by a sign and in words. */
export function FailsHere({ line }: { readonly line: string }): JSX.Element {
  return (
    <p class="fails-here">
      <b aria-hidden="true">↯</b> <Unbroken text={line} />
    </p>
  );
}
