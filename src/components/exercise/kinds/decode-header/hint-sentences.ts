import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { FieldHint, FieldSolution } from '../../../../exercises/kinds/decode-header/index.ts';
import type { Direction } from '../../../../exercises/kinds/decode-header/question.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import { flagNames } from '../../../../tcp/segment.ts';
import type { HintWords } from '../../hint-model.ts';
import { inARow } from '../../in-a-row.ts';
import type { Cited } from '../../open-model.ts';
import { answerText, ownValue, sourceOf, whereLine } from './explain.ts';
import type { HeaderReportWords } from './report.ts';
import { placeName } from './words.ts';

/** Names the field a hint is about; where octets are written, by their place. */
export function headerPartName(
  { solution }: FieldHint,
  direction: Direction,
  { header }: HeaderReportWords,
): string {
  return direction === 'read' ? header.fields[solution.id] : placeName(solution, header);
}

/** Puts a hint on a field into words. */
export function tellField(
  { tells, solution }: FieldHint,
  direction: Direction,
  words: HeaderReportWords,
  hints: HintWords,
): Cited[] {
  const { header, locale } = words;
  const field = header.fields[solution.id];
  const plain = (text: string): Cited[] => [{ text, source: null }];
  const reads = direction === 'read';
  switch (tells) {
    case 'place': {
      const text = reads ? whereLine(solution, header) : format(hints.holds, { field });
      return [{ text, source: citation(sourceOf(solution.id), locale) }];
    }
    case 'bits': {
      if (reads) return plain(bitsLine(solution, hints));
      return plain(writeLine(solution, field, hints));
    }
    case 'value':
      return plain(
        reads
          ? format(hints.value, { value: answerText(solution, direction) })
          : format(hints.octets, { hex: solution.hex }),
      );
  }
}

/** Says what is to be written, as a number or as names, and in which order. */
function writeLine(solution: FieldSolution, field: string, hints: HintWords): string {
  const own = ownValue(solution, 'write');
  const flags = solution.id === 'flags';
  const value = flags ? flagNames(own).join(',') : own;
  const line = format(hints.write, { field, value, n: solution.octets });
  return inARow([line, flags ? hints.bitOrder : null]);
}

/** Says what the octets of a field make, without the result: the sum of several, the bits of one. */
function bitsLine({ id, hex, bits }: FieldSolution, hints: HintWords): string {
  const octets = hex.split(' ');
  if (octets.length > 1) {
    const terms = octets.map((octet, i) => {
      const power = octets.length - 1 - i;
      return power === 0 ? `0x${octet}` : `0x${octet} × ${256 ** power}`;
    });
    return format(hints.sum, { terms: terms.join(' + ') });
  }
  const digits = Number.parseInt(hex, 16).toString(2).padStart(8, '0').slice(0, bits);
  const grouped = digits.replace(/(?<=.)(?=(?:.{4})+$)/g, ' ');
  const units: Partial<Record<FieldId, string>> = {
    flags: hints.bitOrder,
    'data-offset': hints.words,
    'header-length': hints.times4,
  };
  return inARow([format(hints.bits, { bits: grouped }), units[id] ?? null]);
}
