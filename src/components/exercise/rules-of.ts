import type { FillTraceSpec } from '../../exercises/fill-trace/question.ts';
import { rulesUsed } from '../../exercises/fill-trace/rules-used.ts';
import { citation, dictionary, type Locale } from '../../i18n/index.ts';
import { RULES } from '../../tcp/index.ts';
import type { RuleText } from './words.ts';

/** Returns the rules an exercise's reasons rest on, in a language, so that an island is sent no others. */
export function rulesOf(spec: FillTraceSpec, locale: Locale): Record<string, RuleText> {
  const sentences = dictionary(locale).rules;
  return Object.fromEntries(
    rulesUsed(spec).map((rule) => [
      rule,
      { text: sentences[rule], source: citation(RULES[rule].source, locale) },
    ]),
  );
}
