import type { Drawn, KindReport, Report, ReportWords } from '../../../src/components/exercise/kind-view.ts';
import { check } from '../../../src/components/exercise/model.ts';
import { NO_ATTEMPTS } from '../../../src/components/exercise/saved-draft.ts';
import type { Attempts } from '../../../src/exercises/attempts.ts';
import type { ExerciseKind, Typed, Variant } from '../../../src/exercises/kind.ts';
import { dictionary, type Locale } from '../../../src/i18n/index.ts';

/** The sentences of every report in a language; `texts` are the author's own. */
export function wordsIn<Texts = undefined>(locale: Locale, texts?: Texts) {
  return { ...dictionary(locale), locale, texts: texts as Texts };
}

/** Returns the report on an answer to a variant, the first one unless others came before. */
export function reportOn<R extends Report>(
  report: KindReport<ExerciseKind, Drawn, R>,
  question: Variant,
  typed: Typed,
  words: ReportWords,
  attempts: Attempts = NO_ATTEMPTS,
): R {
  return check(report, question, typed, { attempts, shown: false }, words).report;
}

/** What was answered once, and wrong in these parts. */
export function missedOnce(...parts: readonly string[]): Attempts {
  return { checked: {}, score: 0, misses: Object.fromEntries(parts.map((part) => [part, 1])) };
}
