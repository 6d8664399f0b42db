import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { FieldSolution, FieldVerdict } from '../../../../exercises/kinds/decode-header/index.ts';
import type { Direction } from '../../../../exercises/kinds/decode-header/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { flagNames } from '../../../../tcp/segment.ts';

type HeaderSentences = Dictionary['decodeHeader'];

/** Bits of one octet. */
const OCTET = 8;

/** Where each field is defined; what is not named here is in RFC 9293 section 3.1. */
const SOURCES: Readonly<Partial<Record<FieldId, string>>> = {
  mss: 'RFC 9293 3.2',
  'window-scale': 'RFC 7323 2.2',
  'ts-value': 'RFC 7323 3.2',
  'ts-echo': 'RFC 7323 3.2',
};

/** Returns where a field is defined. */
export function sourceOf(id: FieldId): string {
  return SOURCES[id] ?? 'RFC 9293 3.1';
}

/** Returns the text of a field's value; an octet of control bits is named, with its number. */
function valueText(id: FieldId, value: number): string {
  if (id !== 'flags') return String(value);
  const names = flagNames(value).join(',');
  const hex = `0x${hexDigits(value, 1)}`;
  return names ? `${names}\u00a0(${hex})` : hex;
}

/** Returns octets as they go on the wire: `1f 90`. */
function hexOctets(value: number, octets: number): string {
  return (hexDigits(value, octets).match(/../g) ?? []).join(' ');
}

function hexDigits(value: number, octets: number): string {
  return value.toString(16).padStart(2 * octets, '0');
}

/** Returns the answer as it is asked for: octets, or a value; with its hexadecimal where such was typed. */
export function answerText(
  { id, value, octets, hex }: FieldSolution,
  direction: Direction,
  typed = '',
): string {
  if (direction === 'write') return hex;
  const inHex = id !== 'flags' && /^0x/i.test(typed.trim());
  return inHex ? `0x${hexDigits(value, octets)} (${value})` : valueText(id, value);
}

/** Returns what was given, in the form it was asked for: `23`, and `0x17 (23)` for what was not typed so. */
export function givenText({ id, given, octets }: FieldVerdict, direction: Direction, typed = ''): string {
  if (direction === 'write') return hexOctets(given, octets);
  const value = valueText(id, given);
  return id === 'flags' || typed === '' || typed === value ? value : `${typed} (${value})`;
}

/** Says what octets that were written mean: `Window field = 64240.` */
export function isLine(solution: FieldSolution, t: HeaderSentences): string {
  const { id } = solution;
  const is = format(t.is, { field: t.fields[id], value: valueText(id, ownValue(solution, 'write')) });
  return joinSentences([is, upperBits(solution, t)]);
}

/** Returns the value of a field alone, where other bits share its octets. */
export function ownValue({ value, octets, bit, bits }: FieldSolution, direction: Direction): number {
  return direction === 'write' ? Math.floor(value / 2 ** (OCTET * octets - bit - bits)) : value;
}

/** Says where a field lies and what stands there: `Octets 14 to 15: fa f0.` */
export function whereLine(solution: FieldSolution, t: HeaderSentences): string {
  const { offset, octets, hex } = solution;
  const where = format(octets === 1 ? t.whereOne : t.where, {
    first: offset,
    last: offset + octets - 1,
    hex: octets === 1 ? `0x${hex}` : hex,
  });
  return joinSentences([where, upperBits(solution, t)]);
}

/** Says where a field lies, without its octets: they are its value. */
export function placeLine(solution: FieldSolution, t: HeaderSentences): string {
  const { offset, octets } = solution;
  const where = format(octets === 1 ? t.whereOneOnly : t.whereOnly, {
    first: offset,
    last: offset + octets - 1,
  });
  return joinSentences([where, upperBits(solution, t)]);
}

/** Says that a field has but a part of its octet, or returns null. */
function upperBits({ octets, bits }: FieldSolution, t: HeaderSentences): string | null {
  return bits < OCTET * octets ? format(t.upperBits, { bits }) : null;
}

/** Says which octets make a value, how where it is in their bits, and the value. */
export function readLine(solution: FieldSolution, t: HeaderSentences, hints: Dictionary['hints']): string {
  const { id, bits, octets, value } = solution;
  const where = whereLine(solution, t);
  if (id !== 'flags' && bits >= OCTET) {
    return joinSentences([where, format(t.makes, { hex: `0x${hexDigits(value, octets)}`, value })]);
  }
  const is = format(t.is, { field: t.fields[id], value: valueText(id, value) });
  return joinSentences([where, bitsLine(solution, hints), is]);
}

/** Says what the octets of a field make, without the result: the sum of several, the bits of one. */
export function bitsLine({ id, hex, bits }: FieldSolution, hints: Dictionary['hints']): string {
  const octets = hex.split(' ');
  if (octets.length > 1) {
    const terms = octets.map((octet, i) => {
      const power = octets.length - 1 - i;
      return power === 0 ? `0x${octet}` : `0x${octet} × ${256 ** power}`;
    });
    return format(hints.sum, { terms: terms.join(' + ') });
  }
  const digits = Number.parseInt(hex, 16).toString(2).padStart(OCTET, '0').slice(0, bits);
  const grouped = digits.replace(/(?<=.)(?=(?:.{4})+$)/g, ' ');
  const units: Partial<Record<FieldId, string>> = {
    flags: hints.bitOrder,
    'data-offset': hints.words,
    'header-length': hints.times4,
  };
  return joinSentences([format(hints.bits, { bits: grouped }), units[id] ?? null]);
}

/** Says where a wrong value comes from, with the right one where that is `known`, or returns null when it is like no known slip. */
export function slipLine(field: FieldVerdict, known: boolean, t: HeaderSentences): string | null {
  const { slip, hex, value, id } = field;
  switch (slip?.slip) {
    case undefined:
      return id === 'flags' ? flagSlip(field, t) : octetSlip(field, t);
    case 'byte-order':
      return t.slipByteOrder;
    case 'digits':
      return known ? format(t.slipDigits, { hex, value: valueText(id, value) }) : t.slipDigitsAlone;
    case 'decimal':
      return known ? format(t.slipDecimal, { hex }) : t.slipDecimalAlone;
    case 'words':
      return t.slipWords;
    case 'scaled':
      return t.slipScaled;
    case 'other-field':
      return format(t.slipOtherField, { field: t.fields[slip.field] });
  }
}

/** Names the one octet of several that is wrong, or returns null. */
function octetSlip({ given, value, octets, offset }: FieldVerdict, t: HeaderSentences): string | null {
  if (octets === 1 || given >= 256 ** octets) return null;
  const [own, right] = [hexOctets(given, octets).split(' '), hexOctets(value, octets).split(' ')];
  const wrong = own.flatMap((octet, i) => (octet === right[i] ? [] : [offset + i]));
  const [n] = wrong;
  if (n === undefined || wrong.length > 1) return null;
  const sentence = octets === 2 ? t.slipOneOfTwo : t.slipOneOctet;
  return format(sentence, { right: octets - 1, all: octets, n });
}

/** Says that a flag is missing, or one too many, or both; null where more are. */
function flagSlip({ given, value }: FieldVerdict, t: HeaderSentences): string | null {
  const missing = flagNames(value & ~given).length;
  const extra = flagNames(given & ~value).length;
  if (missing > 1 || extra > 1) return null;
  return joinSentences([missing ? t.slipFlagMissing : null, extra ? t.slipFlagExtra : null]);
}
