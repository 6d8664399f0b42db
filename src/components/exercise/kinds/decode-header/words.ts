import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format } from '../../../../i18n/format.ts';
import { type DeskWords, deskWords, type ExerciseWords, pick } from '../../words.ts';
import type { Place } from './places.ts';

/** The sentences of this kind in the page's language. */
export type HeaderWords = Dictionary['decodeHeader'];

const SHARED = ['clientToServer', 'serverToClient'] as const satisfies readonly (keyof ExerciseWords)[];

const OWN = [
  'given',
  'octets',
  'octet',
  'octetsAt',
  'offset',
  'describedSegment',
  'sackPermitted',
  'permitted',
  'readHint',
  'writeHint',
  'writeHintOne',
  'pseudoHeader',
  'fields',
  'partOf',
] as const satisfies readonly (keyof HeaderWords)[];

/** The sentences shown before anything is answered; a page carries them once. */
export type HeaderViewWords = DeskWords &
  Pick<ExerciseWords, (typeof SHARED)[number]> &
  Pick<HeaderWords, (typeof OWN)[number]>;

/** Picks them from the dictionary. */
export function headerViewWords({ exercise, decodeHeader }: Dictionary): HeaderViewWords {
  return { ...deskWords(exercise), ...pick(exercise, SHARED), ...pick(decodeHeader, OWN) };
}

/** Returns where octets lie, in words: `Octets 14 to 15`. */
export function placeName({ offset, octets }: Place, t: Pick<HeaderViewWords, 'octet' | 'octetsAt'>): string {
  return octets === 1
    ? format(t.octet, { n: offset })
    : format(t.octetsAt, { first: offset, last: offset + octets - 1 });
}

/** Returns how many octets in hexadecimal a blank wants, in words. */
export function writeHint({ octets }: Place, t: HeaderViewWords): string {
  return octets === 1 ? t.writeHintOne : format(t.writeHint, { n: octets });
}

/** Returns a field's name. */
export function fieldName(id: FieldId, t: Pick<HeaderViewWords, 'fields'>): string {
  return t.fields[id];
}
