import type { CellHint } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { isState, kindOf } from '../../../../exercises/trace/index.ts';
import type { Derivation, Solution } from '../../../../exercises/trace/run/index.ts';
import { format } from '../../../../i18n/format.ts';
import { ACK, FIN, RST, SYN } from '../../../../tcp/segment.ts';
import type { HintWords } from '../../hint-model.ts';
import { inARow } from '../../in-a-row.ts';
import type { Cited } from '../../open-model.ts';
import { labelOf, type Words } from '../../words.ts';
import { explain, valueText } from './explain.ts';

/** Names the cell a hint is about. */
export function cellNameOf({ solution }: CellHint, question: FillTraceQuestion, { t }: Words): string {
  return labelOf(solution.id, question, t);
}

/** Puts a hint on a cell into words. */
export function tellCell(
  { tells, solution }: CellHint,
  question: Pick<FillTraceQuestion, 'numbers'>,
  words: Words,
  hints: HintWords,
): Cited[] {
  const { rule } = explain(solution, question, words);
  switch (tells) {
    case 'rule': {
      if (isNamed(solution)) return [{ text: format(hints.section, { source: rule.source }), source: null }];
      return [{ ...rule, text: inARow([fromLine(solution.derivation, hints), rule.text]) }];
    }
    case 'terms':
      return [{ text: termsLine(solution, question, words, hints), source: null }];
    case 'value': {
      const value = valueText(solution.id, solution.value, words.t);
      const text = format(hints.value, { value });
      return isNamed(solution) ? [{ ...rule, text: inARow([text, rule.text]) }] : [{ text, source: null }];
    }
  }
}

/** Tells whether a cell holds a name, which the sentence of its rule often says: that one comes last then. */
function isNamed({ id }: Solution): boolean {
  const kind = kindOf(id);
  return kind === 'flags' || kind === 'result' || isState(kind);
}

/** Names the segment a cell is taken from, where there is one. */
function fromLine(derivation: Derivation, hints: HintWords): string | null {
  const from = 'base' in derivation ? derivation.base : derivation;
  const segment = 'segment' in from ? from.segment : null;
  return segment === null ? null : format(hints.from, { n: segment + 1 });
}

/** Says how a cell follows, with all its terms and without the result. */
export function termsLine(
  solution: Pick<Solution, 'id' | 'value' | 'because' | 'derivation'>,
  question: Pick<FillTraceQuestion, 'numbers'>,
  words: Words,
  hints: HintWords,
): string {
  const { derivation } = solution;
  switch (derivation.how) {
    case 'isn':
      return question.numbers === 'relative' ? hints.isnRelative : hints.isnAbsolute;
    case 'after':
    case 'timer':
    case 'arrival':
      return explain({ ...solution, value: '?' }, question, words).line;
    case 'repeats':
      return format(hints.repeats, { n: derivation.segment + 1 });
    case 'expected':
      return format(hints.expected, { n: derivation.segment + 1 });
    case 'unchanged':
      return format(hints.unchanged, { n: derivation.segment + 1 });
    case 'gap':
      return format(hints.gap, { n: derivation.segment + 1 });
    case 'result':
      return hints.result;
    case 'flags':
      return format(hints.flags, { count: bitsIn(Number(solution.value)) });
    case 'len':
      return hints.len;
    case 'state':
      return format(words.t.becauseState, { from: derivation.from, to: '?' });
    case 'stays':
      return hints.stays;
  }
}

function bitsIn(flags: number): number {
  return [SYN, ACK, FIN, RST].filter((bit) => flags & bit).length;
}
