import type { FoundFailure } from '../../exercises/diagnosis/index.ts';
import { citation } from '../../i18n/citation.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { MisconceptionId } from '../../tcp/misconceptions/index.ts';
import { MISCONCEPTION_SOURCES } from '../../tcp/misconceptions/sources.ts';
import { RULES } from '../../tcp/rules.ts';
import { groundsText, linked } from './grounds.ts';
import type { RuleText, SourcePart } from './kind-view.ts';

/** A misconception that an answer shows, in words. */
export interface MisconceptionReport {
  readonly heading: string;
  readonly name: string;
  /** Two sentences: what is true instead. */
  readonly explanation: string;
  /** Where that can be read. */
  readonly source: readonly SourcePart[];
  /** What is announced beside the score. */
  readonly named: string;
  /** Where a TCP that works this way would first fail; null where that cannot be told from a run. */
  readonly fails: { readonly line: string; readonly rule: RuleText | null } | null;
  /** What stands at the segment that fails first, and its index; null when it is not among those shown. */
  readonly mark: { readonly segment: number; readonly line: string } | null;
}

/** What a misconception is told with. */
export type DiagnosisWords = MisconceptionWords & Pick<Dictionary, 'rules'>;

/** The words about misconceptions alone. */
export type MisconceptionWords = Pick<Dictionary, 'diagnosis' | 'misconceptions' | 'exercise'> & {
  readonly locale: Locale;
};

/** Puts a misconception into words, without a run to show where it fails. */
export function namedMisconception(id: MisconceptionId, words: MisconceptionWords): MisconceptionReport {
  const { diagnosis: t, misconceptions } = words;
  const { name, explanation } = misconceptions[id];
  const named = format(t.named, { name });
  const source = linked(groundsText({ runs: [], source: MISCONCEPTION_SOURCES[id] }, words));
  return { heading: t.heading, name, explanation, source, named, fails: null, mark: null };
}

/** Puts a misconception into words, with the segment at which it first fails. `shown` lists the segments by index. */
export function failingMisconception(
  id: MisconceptionId,
  found: FoundFailure | null,
  shown: readonly number[],
  words: DiagnosisWords,
): MisconceptionReport {
  const report = namedMisconception(id, words);
  const { diagnosis: t, locale } = words;
  if (!found) return { ...report, fails: { line: t.unnoticed, rule: null } };
  const { segment } = found;
  const place = placeOf(segment, shown);
  const line = format(t[place], { n: (segment ?? 0) + 1, how: howOf(found, words) });
  const { because } = found.failure;
  const rule =
    because === 'misconception/applied'
      ? null
      : { text: words.rules[because], source: citation(RULES[because].source, locale) };
  const here = segment !== null && place === 'failsHere';
  const mark = here ? { segment, line: t.here } : null;
  return { ...report, fails: { line, rule }, mark };
}

function placeOf(
  segment: number | null,
  shown: readonly number[],
): 'failsHere' | 'failsBefore' | 'failsElsewhere' {
  if (segment === null) return 'failsElsewhere';
  return shown.includes(segment) || segment > (shown[0] ?? 0) ? 'failsHere' : 'failsBefore';
}

const HOW = { refused: 'refused', answered: 'answered', 'sent-again': 'sentAgain' } as const;
const OWN = { refused: 'ownRefused', answered: 'ownAnswered', 'sent-again': 'ownSentAgain' } as const;

/** Says what becomes of the segment that fails; where the wrong TCP itself objects, it is the true segment that fails. */
function howOf({ side, failure }: FoundFailure, { diagnosis: t }: DiagnosisWords): string {
  const { host, kind } = failure;
  return format(t[(host === side ? OWN : HOW)[kind]], { host: t[host] });
}

/** Computes what each misconception leads to while the learner thinks: a check then only compares. */
export function prepareAhead(results: { computeNext(): boolean }): void {
  const next = () => results.computeNext() && setTimeout(next);
  setTimeout(next);
}
