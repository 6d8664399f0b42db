import type { JSX } from 'preact';

/** The sign of every mark a verdict can have: it stands beside the words, for those who do not tell colours apart. */
export const SIGNS = {
  right: '✓',
  wrong: '✗',
  follows: '↳',
  unread: '!',
  shown: '→',
  left: '–',
  later: '·',
  true: '✓',
  false: '✗',
} as const;

interface VerdictLineProps {
  readonly mark: keyof typeof SIGNS;
  /** The verdict in words. */
  readonly word: string;
  readonly id?: string | undefined;
}

/** A verdict in a sign and words. */
export function VerdictLine({ mark, word, id }: VerdictLineProps): JSX.Element {
  return (
    <p class="verdict-line" id={id}>
      <b aria-hidden="true">{SIGNS[mark]}</b> {word}
    </p>
  );
}

/** A piece of a source: a text, and the address it leads to where it has one. */
export type SourcePart = string | { readonly text: string; readonly href: string };

/** What a sentence rests on, and where it can be read. */
export function Source({ parts }: { readonly parts: readonly SourcePart[] }): JSX.Element {
  return (
    <cite>
      {parts.map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a key={part.text} href={part.href}>
            {part.text}
          </a>
        ),
      )}
    </cite>
  );
}
