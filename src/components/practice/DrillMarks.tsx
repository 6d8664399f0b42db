import type { JSX } from 'preact';
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { loadWords } from '../../i18n/load.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Drill, Outcome } from '../../progress/drill/index.ts';
import { loadStyles } from '../shell/load-styles.ts';
// As an address: imported styles would be linked in the head of every page that can load this module.
import styles from './drill-bar.css?url';
import { percentOf } from './list-text.ts';

/** The sentences of a drill. */
export type DrillWords = Dictionary['drill'];

/** Loads the sentences of a drill in the page's language. */
export async function loadDrillWords(locale: Locale): Promise<DrillWords> {
  return (await loadWords(locale, 'drill')).drill;
}

/** Says what came of a step. */
export function outcomeText(outcome: Outcome, t: DrillWords): string {
  if (typeof outcome !== 'number') return t.outcomeSkipped;
  if (outcome === 1) return t.outcomeRight;
  return outcome === 0 ? t.outcomeWrong : format(t.outcomePartly, { percent: percentOf(outcome) });
}

/** Names the sign of an outcome; the style sheet draws it. */
export function signOf(outcome: Outcome): 'full' | 'partly' | 'wrong' | 'skipped' | 'open' {
  if (outcome === null) return 'open';
  if (outcome === 'skipped') return 'skipped';
  if (outcome === 1) return 'full';
  return outcome === 0 ? 'wrong' : 'partly';
}

/** Loads the style sheet of a drill. */
export function loadDrillStyles(): Promise<unknown> {
  return loadStyles(styles);
}

/** One sign for each step, and a place for each to come. The words beside them say the same. */
export function DrillMarks({ drill }: { readonly drill: Drill }): JSX.Element {
  const signs = drill.steps.map(({ outcome }) => signOf(outcome));
  const open = Array.from({ length: drill.length - signs.length }, () => 'ahead' as const);
  return (
    <span class="drill-marks" aria-hidden="true">
      {[...signs, ...open].map((sign, i) => (
        <i key={`${i}`} data-sign={sign} />
      ))}
    </span>
  );
}

/** Says how a drill stands so far: ` · 2 right · 1 missed`; counts of zero are left out. */
export function soFar(drill: Drill, t: DrillWords): string {
  const answered = drill.steps.map(({ outcome }) => outcome);
  const right = answered.filter((outcome) => outcome === 1).length;
  const missed = answered.filter((outcome) => typeof outcome === 'number' && outcome < 1).length;
  const skipped = answered.filter((outcome) => outcome === 'skipped').length;
  const parts = [
    right > 0 && format(t.right, { n: right }),
    missed > 0 && format(t.missed, { n: missed }),
    skipped > 0 && format(t.skipped, { n: skipped }),
  ].filter((part) => part !== false);
  return parts.map((part) => `· ${part}`).join(' ');
}
