import { describe, expect, it } from 'vitest';
import { differentNumbers } from '../../../../src/exercises/authoring/numbers/number-sets.ts';

describe('the numbers of two languages', () => {
  it.each([
    ['after {gap} s', '{gap}后'],
    ['[2 minutes](lit:RFC 9293 §3.4.2)', '[120 秒](lit:RFC 9293 §3.4.2)'],
    ['[two hours](lit:Linux)', '[2 小时](lit:Linux)'],
    ['segment 2 of RFC 9293', 'RFC 9293 的第二个报文段'],
    ['the third segment', '第 3 个报文段'],
    ['both sides, twice', '双方各 2 次'],
    ['1,460 octets', '1460 字节'],
  ])('are the same in "%s" and "%s"', (en, chinese) => expect(differentNumbers(en, chinese)).toBeNull());

  it.each([
    ['a delay of 999 ms', '时延 888 毫秒', ['999 ms'], ['888 毫秒']],
    ['{a} and {b}', '{a} 和 {c}', ['{b}'], ['{c}']],
    ['since Linux 6.5', '自 Linux 6.4 起', ['6.5'], ['6.4']],
    ['SYN and ACK', 'SYN 与 ACK 共 7 个', [], ['7']],
  ])('are told apart in "%s" and "%s"', (en, chinese, ours, theirs) => {
    expect(differentNumbers(en, chinese)).toEqual({ en: ours, chinese: theirs });
  });
});
