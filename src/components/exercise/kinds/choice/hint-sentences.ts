import type { OptionHint } from '../../../../exercises/kinds/choice/index.ts';
import type { HintWords } from '../../hint-model.ts';
import { inARow } from '../../in-a-row.ts';
import type { Cited } from '../../open-model.ts';
import { type ChoiceSentences, why } from './report.ts';

/** Rules out an option, with the reason. */
export function tellOption({ id, by }: OptionHint, words: ChoiceSentences, hints: HintWords): Cited[] {
  const { reason, grounds } = why(id, by, words);
  return [{ text: inARow([hints.out, reason]), source: grounds }];
}
