import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import type { WHAT_IF_WORDS } from '../trace/word-lists.ts';
import type { FormWords } from '../words.ts';

/** The words on the buttons. */
export type WhatIfWords = Pick<Dictionary['whatIf'], (typeof WHAT_IF_WORDS)[number]> &
  Pick<FormWords, 'loadFailed'>;

/** Draws the run that follows from a wrong answer. */
export type Draw = () => Promise<JSX.Element>;

/** A wrong answer that can be played into the model's peer. */
export interface WhatIfChoice {
  /** Index of the learner's segment in the run. */
  readonly segment: number;
  readonly draw: Draw;
}

interface WhatIfButtonsProps {
  readonly whatIfs: readonly WhatIfChoice[];
  readonly t: WhatIfWords;
  /** Id of the element the run is drawn in. */
  readonly id: string;
}

/** What was asked for last, and what came of it; null: it could not be loaded. */
interface Asked {
  readonly draw: Draw;
  readonly drawing: JSX.Element | null;
}

/** A button for each wrong answer that can be played, and below them the run that follows from one of them. */
export function WhatIfButtons({ whatIfs, t, id }: WhatIfButtonsProps): JSX.Element {
  const [asked, setAsked] = useState<Asked | null>(null);
  // What follows from another verdict's answer is gone with that verdict.
  const now = asked && whatIfs.some(({ draw }) => draw === asked.draw) ? asked : null;
  const several = whatIfs.length > 1;
  const toggle = async (draw: Draw, open: boolean) => {
    if (open) return setAsked(null);
    try {
      setAsked({ draw, drawing: await draw() });
    } catch (fault) {
      setAsked({ draw, drawing: null });
      window.reportError(fault);
    }
  };
  return (
    <div class="what-if-buttons needs-script">
      <div class="actions">
        {several && <span>{t.showEach}</span>}
        {whatIfs.map(({ segment, draw }) => {
          const open = now?.draw === draw && now.drawing !== null;
          const n = segment + 1;
          return (
            <button
              key={segment}
              type="button"
              aria-expanded={open}
              aria-controls={id}
              aria-label={several ? format(t.showOf, { n }) : undefined}
              onClick={() => toggle(draw, open)}
            >
              {several ? `#${n}` : open ? t.hide : t.show}
            </button>
          );
        })}
      </div>
      {now && !now.drawing && <p role="alert">{t.loadFailed}</p>}
      <div id={id}>{now?.drawing}</div>
    </div>
  );
}
