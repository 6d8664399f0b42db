import { FLAGS } from '../../tcp/segment.ts';
import { splitNames } from './plain-text.ts';

/** Every control bit by its name. */
const BITS: ReadonlyMap<string, number> = new Map(FLAGS.map(([name, bit]) => [name, bit]));

/** Every control bit by its letter; tcpdump writes `.` for ACK and `W` for CWR. */
const LETTERS: ReadonlyMap<string, number> = new Map([
  ...FLAGS.map(([, bit, letter]) => [letter, bit] as const),
  ...FLAGS.flatMap(([name, bit]) => (name === 'ACK' ? [['.', bit] as const] : [])),
  ...FLAGS.flatMap(([name, bit]) => (name === 'CWR' ? [['W', bit] as const] : [])),
]);

const AND = /\band\b|[和与及]/gi;

/**
 * Returns the control bits a learner or author wrote, or null when they are none. Reads names in any company (`SYN,ACK`,
 * `syn ack`, `SYN+ACK`, `SYNACK`, `【SYN, ACK】`), with their bits (`SYN=1, ACK=0`), letters (`SA`) and tcpdump's form
 * (`[S.]`).
 *
 * @example flagsFromText('[S.]') // SYN | ACK
 */
export function flagsFromText(text: string): number | null {
  const words = splitNames(text.replace(AND, ' '));
  let flags = 0;
  for (const word of words) {
    const bits = named(word) ?? lettered(word);
    if (bits === null) return null;
    flags |= bits;
  }
  return flags === 0 ? null : flags;
}

function named(word: string): number | null {
  const [, names = word, bit = '1'] = /^(.*)=([01])$/.exec(word) ?? [];
  const parts = names.match(/.{3}/g) ?? [];
  const bits = parts.map((part) => BITS.get(part));
  if (parts.join('') !== names || !bits.every((known) => known !== undefined)) return null;
  return bit === '1' ? bits.reduce((all, one) => all | one, 0) : 0;
}

/** Reads letters; one that is there twice is part of a word. */
function lettered(word: string): number | null {
  const bits = [...word].map((letter) => LETTERS.get(letter));
  if (!bits.every((bit) => bit !== undefined) || new Set(bits).size < bits.length) return null;
  return bits.reduce((all, bit) => all | bit, 0);
}
