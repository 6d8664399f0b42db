import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsFromText, readCell, readNumber, readState } from '../../../src/exercises/trace/index.ts';
import { ACK, CWR, ECE, FIN, flagLetters, flagNames, PSH, SYN } from '../../../src/tcp/index.ts';

describe('numbers', () => {
  it.each([
    ['1001', 1001],
    [' 1001 ', 1001],
    ['0x3e9', 1001],
    ['0X3E9', 1001],
    ['0xffff_ffff', 4_294_967_295],
    ['4_294_967_295', 4_294_967_295],
    ['4,294,967,295', 4_294_967_295],
    ['4 294 967 295', 4_294_967_295],
    ["4'294'967'295", 4_294_967_295],
    ['４，２９４，９６７，２９５', 4_294_967_295],
    ['１００１', 1001],
    ['007', 7],
    ['1,460', 1460],
    ['１，４６０', 1460],
    ['1 460', 1460],
    ['\u200b1460\u00a0', 1460],
    ['4294967295', 4_294_967_295],
  ])('%s is read as %i', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['-1', 'out-of-range'],
    ['−1', 'out-of-range'],
    ['－1', 'out-of-range'],
    ['—1', 'out-of-range'],
    ['4294967296', 'out-of-range'],
    ['4,294,967,296', 'out-of-range'],
    ['0x100000000', 'out-of-range'],
    ['99999999999', 'out-of-range'],
    ['9'.repeat(400), 'out-of-range'],
    ['2³²', 'power'],
    ['10⁶', 'power'],
    ['2^32', 'power'],
    ['2**32', 'power'],
    ['1½', 'power'],
    ['1.5', 'fraction'],
    ['1,5', 'fraction'],
    ['12,34', 'fraction'],
    ['0,200', 'fraction'],
    ['3200,500', 'fraction'],
    ['3,200 s', 'not-a-number'],
    ["1'234,567", 'not-a-number'],
    ['0x', 'not-a-number'],
    ['0xfg', 'not-a-number'],
    ['1_', 'not-a-number'],
    ['ISN+1', 'not-a-number'],
    ['99999999999999999999', 'out-of-range'],
    ['一', 'not-a-number'],
    ['1e3', 'not-a-number'],
  ])('%s is refused as %s', (text, code) => {
    expect(readNumber(text)).toEqual({ ok: false, code });
  });

  it('reads every sequence number back, decimal and hexadecimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const grouped = value.toLocaleString('en');
        const spaced = grouped.replaceAll(',', ' ');
        for (const text of [String(value), `0x${value.toString(16)}`, spaced, grouped]) {
          expect(readNumber(text)).toEqual({ ok: true, value });
        }
      }),
      { seed: 20261120 },
    );
  });
});

describe('flags', () => {
  it.each([
    'SYN,ACK',
    'syn ack',
    'SYN+ACK',
    'ack, syn',
    'SYN-ACK',
    'SYN/ACK',
    'SA',
    'AS',
    '[S.]',
    'S.',
    'ＳＹＮ，ＡＣＫ',
    'SYNACK',
    'synack',
    'SYN–ACK',
    'SYN—ACK',
    'SYN‑ACK',
    'SYN−ACK',
    'SYN_ACK',
    '(SYN, ACK)',
    '（SYN，ACK）',
    '【SYN, ACK】',
    '<SYN,ACK>',
    '"SYN", "ACK"',
    'SYN；ACK',
    'SYN;ACK',
    'SYN、ACK',
    'SYN和ACK',
    'SYN and ACK',
    'SYN=1, ACK=1',
    'SYN=1，ACK=1，FIN=0',
  ])('%s is SYN and ACK', (text) => {
    expect(flagsFromText(text)).toBe(SYN | ACK);
  });

  it.each([
    '',
    ',',
    'SYM',
    'X',
    '[?]',
    '17',
    'SYN?',
    '!SYN',
    '未SYN',
    'not SYN',
    '-ACK',
    'SYN -ACK',
    '−SYN',
    'SYN=0',
    'SYN=2',
    'SYN¹',
    '...',
    'SYNACKED',
    'SS',
    'and',
  ])('"%s" is no flags', (text) => {
    expect(flagsFromText(text)).toBeNull();
  });

  it('reads names and letters of every combination back', () => {
    for (let flags = 1; flags < 256; flags++) {
      expect(flagsFromText(flagNames(flags).join(','))).toBe(flags);
      expect(flagsFromText(flagLetters(flags))).toBe(flags);
    }
  });

  it('reads tcpdump’s letters', () => {
    expect(flagsFromText('[F.]')).toBe(FIN | ACK);
    expect(flagsFromText('[P.]')).toBe(PSH | ACK);
    expect(flagsFromText('[S.EW]')).toBe(SYN | ACK | ECE | CWR);
  });
});

describe('states', () => {
  it.each([
    ['SYN-RECEIVED', 'SYN-RECEIVED'],
    ['syn_rcvd', 'SYN-RECEIVED'],
    ['SYN-RECV', 'SYN-RECEIVED'],
    ['TCP_SYN_RECV', 'SYN-RECEIVED'],
    ['ESTAB', 'ESTABLISHED'],
    ['Established', 'ESTABLISHED'],
    ['TIME_WAIT', 'TIME-WAIT'],
    ['FIN_WAIT1', 'FIN-WAIT-1'],
    ['FIN-WAIT-2', 'FIN-WAIT-2'],
    ['close wait', 'CLOSE-WAIT'],
    ['ＬＩＳＴＥＮ', 'LISTEN'],
    ['UNCONN', 'CLOSED'],
    ['LISTENING', 'LISTEN'],
    ['SYN–SENT', 'SYN-SENT'],
    ['SYN_RECVD', 'SYN-RECEIVED'],
    ['(CLOSED)', 'CLOSED'],
    ['【TIME-WAIT】', 'TIME-WAIT'],
  ])('%s is %s', (text, state) => {
    expect(readState(text)).toEqual({ ok: true, value: state });
  });

  it.each([
    'FIN-WAIT',
    'OPEN',
    'WAIT',
    '?',
    '未CLOSED',
    '-CLOSED',
    '非 CLOSED',
    'not CLOSED',
    '!CLOSED',
    '~LISTEN',
    'CLOSED?',
    'TCP',
  ])('%s is no state', (text) => {
    expect(readState(text)).toEqual({ ok: false, code: 'not-a-state' });
  });
});

describe('a cell', () => {
  it('reads an empty cell as empty whatever its kind', () => {
    for (const kind of ['seq', 'ack', 'flags', 'len', 'client', 'server', 'sent', 'result'] as const) {
      for (const text of ['', ' ', '\u3000', '\u200b'])
        expect(readCell(kind, text)).toEqual({ ok: false, code: 'empty' });
    }
  });

  it.each([
    ['65495', { ok: true, value: 65_495 }],
    ['65496', { ok: false, code: 'length-out-of-range' }],
    ['-1', { ok: false, code: 'length-out-of-range' }],
    ['99999999999', { ok: false, code: 'length-out-of-range' }],
    ['2³', { ok: false, code: 'power' }],
  ])('%s octets of data: %o', (text, read) => {
    expect(readCell('len', text)).toEqual(read);
  });
});
