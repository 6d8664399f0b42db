import { FLAGS } from '../../tcp/segment.ts';

/**
 * Returns the control bits a learner or author wrote, or null when they are none.
 * Reads names (`SYN,ACK`, `syn ack`, `SYN+ACK`), letters (`SA`) and tcpdump's form (`[S.]`).
 *
 * @example flagsFromText('[S.]') // SYN | ACK
 */
export function flagsFromText(text: string): number | null {
  const plain = text.normalize('NFKC').toUpperCase().trim();
  const bracketed = /^\[(.*)\]$/.exec(plain)?.[1] ?? plain;
  const words = bracketed.split(/[\s,+|/&、·-]+/).filter(Boolean);
  if (words.length === 0) return null;
  let flags = 0;
  for (const word of words) {
    const bits = named(word) ?? lettered(word);
    if (bits === null) return null;
    flags |= bits;
  }
  return flags;
}

function named(word: string): number | null {
  return FLAGS.find(([name]) => name === word)?.[1] ?? null;
}

function lettered(word: string): number | null {
  let flags = 0;
  for (const letter of word) {
    const bit =
      letter === '.' ? FLAGS.find(([name]) => name === 'ACK') : FLAGS.find(([, , l]) => l === letter);
    if (!bit) return null;
    flags |= bit[1];
  }
  return flags;
}
