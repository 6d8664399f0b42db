import { FLAGS } from '../../tcp/segment.ts';
import { splitNames } from './plain-text.ts';

// No table is made when the module is loaded: bundlers could then not leave the module out of pages that do not use it.
/** Returns a control bit by its name. */
function bitNamed(name: string): number | undefined {
  return FLAGS.find(([known]) => known === name)?.[1];
}

/** Returns a control bit by its letter; tcpdump writes `.` for ACK and `W` for CWR. */
function bitLettered(letter: string): number | undefined {
  if (letter === '.') return bitNamed('ACK');
  if (letter === 'W') return bitNamed('CWR');
  return FLAGS.find(([, , known]) => known === letter)?.[1];
}

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
  const bits = parts.map(bitNamed);
  if (parts.join('') !== names || !bits.every((known) => known !== undefined)) return null;
  return bit === '1' ? bits.reduce((all, one) => all | one, 0) : 0;
}

/** Reads letters; one that is there twice is part of a word. */
function lettered(word: string): number | null {
  const bits = [...word].map(bitLettered);
  if (!bits.every((bit) => bit !== undefined) || new Set(bits).size < bits.length) return null;
  return bits.reduce((all, bit) => all | bit, 0);
}
