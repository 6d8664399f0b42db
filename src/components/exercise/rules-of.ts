import { solve } from '../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../exercises/fill-trace/question.ts';
import { dictionary, type Locale } from '../../i18n/index.ts';
import { RULES } from '../../tcp/index.ts';
import type { RuleText } from './words.ts';

/** Returns the rules a question's reasons rest on, in a language, so that an island is sent no others. */
export function rulesOf(question: FillTraceQuestion, locale: Locale): Record<string, RuleText> {
  const sentences = dictionary(locale).rules;
  const used = new Set(solve(question).map(({ because }) => because));
  return Object.fromEntries(
    [...used].map((rule) => [rule, { text: sentences[rule], source: RULES[rule].source }]),
  );
}
