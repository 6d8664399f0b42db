import { describe, expect, it } from 'vitest';
import type { Segment } from '../../src/tcp/index.ts';
import {
  ACK,
  CWR,
  ECE,
  FIN,
  flagLetters,
  flagNames,
  flagsFromLetters,
  hasFlags,
  PSH,
  RST,
  SYN,
  segLen,
  URG,
} from '../../src/tcp/index.ts';

const segment = (flags: number, len = 0): Segment => ({
  sport: 1,
  dport: 2,
  seq: 0,
  ack: 0,
  flags,
  len,
  wnd: 0,
  options: null,
});

describe('SEG.LEN', () => {
  it.each([
    ['an ACK occupies no sequence number', ACK, 0, 0],
    ['RST, PSH, URG, ECE and CWR occupy none', RST | PSH | URG | ECE | CWR, 0, 0],
    ['SYN occupies one', SYN, 0, 1],
    ['SYN,ACK occupies one', SYN | ACK, 0, 1],
    ['FIN occupies one', FIN | ACK, 0, 1],
    ['every octet occupies one', ACK | PSH, 100, 100],
    ['data with FIN occupies one more than its octets', FIN | ACK, 100, 101],
    ['SYN and FIN together with data occupy two more', SYN | FIN, 5, 7],
  ])('%s', (_, flags, len, expected) => {
    expect(segLen(segment(flags, len))).toBe(expected);
  });
});

describe('control bits', () => {
  it('have the values of the header', () => {
    expect([FIN, SYN, RST, PSH, ACK, URG, ECE, CWR]).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
  });

  it('are asked for together', () => {
    expect(hasFlags(segment(SYN | ACK), SYN | ACK)).toBe(true);
    expect(hasFlags(segment(SYN), SYN | ACK)).toBe(false);
  });

  it('have names and letters in one order', () => {
    expect(flagNames(ACK | SYN)).toEqual(['SYN', 'ACK']);
    expect(flagLetters(ACK | PSH | FIN)).toBe('FPA');
    expect(flagNames(0)).toEqual([]);
  });

  it('are read back from letters', () => {
    for (let flags = 0; flags < 256; flags += 1) expect(flagsFromLetters(flagLetters(flags))).toBe(flags);
  });

  it('an unknown letter is refused with the known ones', () => {
    expect(() => flagsFromLetters('SX')).toThrow('unknown TCP flag letter "X"; known: SFRPAUEC');
  });
});
