import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import type { WHAT_IF_WORDS } from '../trace/word-lists.ts';
import type { FormWords } from '../words.ts';

/** The words on the button. */
export type WhatIfWords = Pick<Dictionary['whatIf'], (typeof WHAT_IF_WORDS)[number]> &
  Pick<FormWords, 'loadFailed'>;

/** Draws the run that follows from a wrong segment. */
export type Draw = () => Promise<JSX.Element>;

interface PlayButtonProps {
  readonly draw: Draw;
  /** Number of the segment; null where there is but one it can be about. */
  readonly n?: number | null;
  readonly t: WhatIfWords;
  /** Id of the element the run is drawn in. */
  readonly id: string;
}

/** What was asked for, and what came of it; null: it could not be loaded. */
interface Asked {
  readonly draw: Draw;
  readonly drawing: JSX.Element | null;
}

/** A button that plays a wrong segment to the peer, and below it the run that follows. */
export function PlayButton({ draw, n = null, t, id }: PlayButtonProps): JSX.Element {
  const [asked, setAsked] = useState<Asked | null>(null);
  // What follows from another verdict's answer is gone with that verdict.
  const now = asked?.draw === draw ? asked : null;
  const open = now?.drawing != null;
  const toggle = async () => {
    if (open) return setAsked(null);
    try {
      setAsked({ draw, drawing: await draw() });
    } catch (fault) {
      setAsked({ draw, drawing: null });
      window.reportError(fault);
    }
  };
  const word = open ? t.hide : t.show;
  return (
    <div class="play-peer needs-script">
      <div class="actions">
        <button
          type="button"
          class="quiet"
          aria-expanded={open}
          aria-controls={id}
          aria-label={n === null ? undefined : format(t.about, { does: word, n })}
          onClick={toggle}
        >
          {word}
        </button>
      </div>
      {now && !open && <p role="alert">{t.loadFailed}</p>}
      <div id={id}>{now?.drawing}</div>
    </div>
  );
}
