import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Outcome } from '../../progress/drill/index.ts';
import { percentOf } from './standing.ts';

/** The sentences of a drill. */
export type DrillWords = Dictionary['drill'];

const WORDS: Readonly<Record<Locale, () => Promise<DrillWords>>> = {
  en: async () => (await import('../../i18n/en/drill.ts')).drill,
  'zh-cn': async () => (await import('../../i18n/zh-cn/drill.ts')).drill,
};

/** Loads the sentences of a drill in the page's language. */
export function loadDrillWords(locale: Locale): Promise<DrillWords> {
  return WORDS[locale]();
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
