import type { Culprit, FaultSolution } from '../../../../exercises/kinds/find-fault/index.ts';
import { LAWS, type LawId } from '../../../../exercises/kinds/find-fault/laws.ts';
import type { Row } from '../../../../exercises/trace/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { RULES, type RuleId } from '../../../../tcp/rules.ts';
import type { Cited } from '../../open-model.ts';

/** What verdicts on a fault are written with. */
export interface FaultWords {
  readonly locale: Locale;
  readonly fault: Dictionary['findFault'];
  readonly rules: Dictionary['rules'];
}

/** Returns a law as a sentence with its section. */
export function lawText(law: LawId, { fault, locale }: FaultWords): Cited {
  return { text: fault.law[law], source: citation(LAWS[law], locale) };
}

/** Returns why a segment can be: what made a true host send it. */
export function possibleText(segment: number, because: RuleId | null, words: FaultWords): Cited {
  const n = { n: segment };
  if (because === null) return { text: format(words.fault.canBe, n), source: null };
  return {
    text: format(words.fault.possible, { ...n, reason: words.rules[because] }),
    source: citation(RULES[because].source, words.locale),
  };
}

/** Returns every law a segment breaks, with what its number says and has to be; `said` stands there already. */
export function brokenText({ breaches }: Culprit, words: FaultWords, said?: LawId): Cited[] {
  return breaches.map(({ law, field, says, allows }): Cited => {
    const { text, source } = lawText(law, words);
    const isNumber = field !== 'flags' && says !== null && allows !== null;
    const numbers = isNumber ? format(words.fault.breachNumber, { says, allows }) : '';
    const sentences = [law === said ? '' : text, numbers].filter(Boolean);
    return { text: sentences.join(words.locale === 'en' ? ' ' : ''), source };
  });
}

/** Says what a true host had done in place of the fault, and what the other side made of it. */
export function truthText(
  { spoiler, culprits, meant, failure }: FaultSolution,
  rows: readonly Row[],
  words: FaultWords,
): Cited[] {
  const { fault } = words;
  const others = culprits.length > 1 ? culprits.map(({ segment }) => `#${segment}`).join(', ') : null;
  const either = others === null ? [] : [{ text: format(fault.either, { segments: others }), source: null }];
  const had = { text: format(fault.spoiler[spoiler], { ...meant }), source: null };
  const inTrace = spoiler === 'missing' || spoiler === 'early';
  if (inTrace) return [...either, had];
  if (failure === null) return [...either, had, { text: fault.failureNone, source: null }];
  const { segment, kind, because } = failure;
  if (!rows.some(({ index }) => index === segment)) return [...either, had];
  const sentence = {
    refused: fault.failureRefused,
    answered: fault.failureAnswered,
    'sent-again': fault.failureSentAgain,
  }[kind];
  const text = format(sentence, { n: segment + 1, reason: words.rules[because] });
  return [...either, had, { text, source: citation(RULES[because].source, words.locale) }];
}
