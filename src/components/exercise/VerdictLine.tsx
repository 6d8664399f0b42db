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
    <p class="told" id={id}>
      <b aria-hidden="true">{SIGNS[mark]}</b> {word}
    </p>
  );
}
