import type { NextHint } from '../../../../exercises/kinds/next-segment/index.ts';
import type { NextSegmentQuestion } from '../../../../exercises/kinds/next-segment/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { HintWords } from '../../hint-model.ts';
import type { Cited } from '../../open-model.ts';
import { termsLine } from '../fill-trace/hint-sentences.ts';
import { ruleText, valueText } from './sentences.ts';
import { fieldLabel, type NextReportWords } from './words.ts';

/** Names the part a hint is about. */
export function partNameOf(hint: NextHint, { t, next }: NextReportWords): string {
  return 'field' in hint ? fieldLabel(hint.field.field, t) : next.sends;
}

/** Puts a hint on the next segment into words. */
export function tellNext(
  hint: NextHint,
  question: Pick<NextSegmentQuestion, 'numbers'>,
  words: NextReportWords,
  hints: HintWords,
): Cited[] {
  switch (hint.tells) {
    case 'section': {
      const rule = ruleText(hint.because, words);
      const text = rule ? format(hints.section, { source: rule.source }) : hints.sectionNone;
      return [{ text, source: null }];
    }
    case 'rule':
      return [ruleText(hint.because, words) ?? { text: words.next.silence, source: null }];
    case 'sends':
      return [{ text: hints[hint.sends], source: null }];
    case 'terms': {
      const { field, value, derivation } = hint.field;
      const { because } = hint;
      if (!derivation || !because) return [{ text: hints.byRule, source: null }];
      const solution = { id: `1.${field}`, value, because, derivation } as const;
      return [{ text: termsLine(solution, question, words, hints), source: null }];
    }
    case 'value': {
      const value = valueText(hint.field.field, hint.field.value, words.t);
      return [{ text: format(hints.value, { value }), source: null }];
    }
  }
}
