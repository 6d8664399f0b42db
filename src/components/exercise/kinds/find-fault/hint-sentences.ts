import type { FaultHint } from '../../../../exercises/kinds/find-fault/index.ts';
import { format } from '../../../../i18n/format.ts';
import type { HintWords } from '../../hint-model.ts';
import type { Cited } from '../../open-model.ts';
import { brokenText, type FaultWords, lawText } from './sentences.ts';

/** Names the part a hint is about. */
export function faultPartName({ tells }: FaultHint, { fault }: FaultWords): string {
  switch (tells) {
    case 'segments':
      return fault.numberOfSegment;
    case 'fields':
      return fault.whatIsWrong;
    case 'laws':
      return fault.whichRule;
  }
}

/** Puts a hint on a fault into words. */
export function tellFault(hint: FaultHint, words: FaultWords, hints: HintWords): Cited[] {
  const [first] = hint.among;
  const last = hint.among.length === 1;
  switch (hint.tells) {
    case 'segments': {
      const segments = hint.among.map((n) => `#${n}`).join(hints.separator);
      const n = String(first);
      return [plain(last ? format(hints.oneSegment, { n }) : format(hints.amongSegments, { segments }))];
    }
    case 'fields': {
      const fields = hint.among.map((field) => words.fault.field[field]).join(hints.separator);
      const values = { n: hint.segment, fields, field: fields };
      return [plain(format(last ? hints.oneField : hints.amongFields, values))];
    }
    case 'laws':
      return last
        ? brokenText(hint.culprit, words)
        : [plain(hints.amongLaws), ...hint.among.map((law) => lawText(law, words))];
  }
}

function plain(text: string): Cited {
  return { text, source: null };
}
