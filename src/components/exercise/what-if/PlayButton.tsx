import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import type { WHAT_IF_WORDS } from '../trace/word-lists.ts';
import type { FormWords } from '../words.ts';
import type { Choice } from './choice.ts';

/** The words on the button. */
export type WhatIfWords = Pick<Dictionary['whatIf'], (typeof WHAT_IF_WORDS)[number]> &
  Pick<FormWords, 'loadFailed'>;

interface PlayButtonProps {
  readonly choice: Choice;
  readonly play: (choice: Choice) => Promise<void>;
  /** Whether the button names the segment: where there are several it can be about. */
  readonly named?: boolean;
  readonly t: WhatIfWords;
}

/** A button that plays a wrong segment to the peer, in the ladder it stands on. */
export function PlayButton({ choice, play, named = false, t }: PlayButtonProps): JSX.Element {
  const [failed, setFailed] = useState(false);
  return (
    <div class="actions play-peer needs-script">
      <button
        type="button"
        data-plays={choice.from}
        aria-label={named ? format(t.about, { n: choice.from + 1 }) : undefined}
        onClick={() =>
          play(choice).catch((fault) => {
            setFailed(true);
            window.reportError(fault);
          })
        }
      >
        {t.show}
      </button>
      {failed && <p role="alert">{t.loadFailed}</p>}
    </div>
  );
}
