import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/kinds/decode-header/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';

/** Where a field's octets lie, counted from the start of the header. */
export interface Place {
  readonly offset: number;
  readonly octets: number;
}

const at = (offset: number, octets: number): Place => ({ offset, octets });

/** Every header's own fields: RFC 9293 section 3.1. */
const FIXED: Readonly<Partial<Record<FieldId, Place>>> = {
  'source-port': at(0, 2),
  'destination-port': at(2, 2),
  'sequence-number': at(4, 4),
  'acknowledgment-number': at(8, 4),
  'data-offset': at(12, 1),
  'header-length': at(12, 1),
  flags: at(13, 1),
  window: at(14, 2),
  checksum: at(16, 2),
};

/** Octets of a header without options. */
const FIXED_OCTETS = 20;
const END_OF_LIST = '00';
const NO_OPERATION = '01';

/** The fields inside an option, by its kind: their places from its first octet. */
const OPTIONS: Readonly<Record<string, readonly (readonly [FieldId, Place])[]>> = {
  '02': [['mss', at(2, 2)]],
  '03': [['window-scale', at(2, 1)]],
  '08': [
    ['ts-value', at(2, 4)],
    ['ts-echo', at(6, 4)],
  ],
};

/**
 * Returns where the fields asked lie, without the model: kind and length of every option are given, also where the
 * learner writes its value.
 */
export function placesOf({
  octets,
  ask,
}: Pick<DecodeHeaderQuestion, 'octets' | 'ask'>): ReadonlyMap<FieldId, Place> {
  const all = new Map<FieldId, Place>(ask.flatMap((id) => (FIXED[id] ? [[id, FIXED[id]] as const] : [])));
  let next = FIXED_OCTETS;
  while (next < octets.length) {
    const kind = octets[next] ?? END_OF_LIST;
    if (kind === END_OF_LIST) break;
    if (kind !== NO_OPERATION) {
      for (const [id, place] of OPTIONS[kind] ?? []) {
        if (ask.includes(id)) all.set(id, at(next + place.offset, place.octets));
      }
    }
    next += kind === NO_OPERATION ? 1 : Math.max(2, Number.parseInt(octets[next + 1] ?? '', 16) || 0);
  }
  return all;
}

type PlaceWords = Pick<Dictionary['decodeHeader'], 'octet' | 'octetsAt' | 'writeHint' | 'writeHintOne'>;

/** Returns where octets lie, in words: `Octets 14 to 15`. */
export function placeName({ offset, octets }: Place, t: Pick<PlaceWords, 'octet' | 'octetsAt'>): string {
  return octets === 1
    ? format(t.octet, { n: offset })
    : format(t.octetsAt, { first: offset, last: offset + octets - 1 });
}

/** Returns how many octets in hexadecimal a blank wants, in words. */
export function writeHint({ octets }: Place, t: PlaceWords): string {
  return octets === 1 ? t.writeHintOne : format(t.writeHint, { n: octets });
}
