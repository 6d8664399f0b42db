import { describe, expect, it } from 'vitest';
import { typedNumbers } from '../../../../src/exercises/authoring/numbers/typed-numbers.ts';

const typed = (text: string): string[] => typedNumbers(text).map((found) => found.text);

describe('a typed number', () => {
  it.each([
    ['TIME-WAIT of 45 s', '45 s'],
    ['a delay of 999 ms', '999 ms'],
    ['时延 888 毫秒', '888 毫秒'],
    ['every 4 µs', '4 µs'],
    ['after a minute of silence', 'a minute'],
    ['just above one second is the mark', 'one second'],
    ['it waits a second.', 'a second'],
    ['half a second', 'half a second'],
    ['一分多钟之后', '一分多钟'],
    ['等待半秒', '半秒'],
    ['空闲了两小时', '两小时'],
    ['1, 3, 7, 15 and 31 s after', '1, 3, 7, 15 and 31 s'],
    ['1、3、7、15、31 秒后重传', '1、3、7、15、31 秒'],
    ['第 127 秒失败', '127 秒'],
    ['{a} and 5 s', '5 s'],
    ['its five octets', 'five octets'],
    ['这 5 个字节', '5 个字节'],
    ['a buffer of 64 KiB', '64 KiB'],
    ['a 32-bit field', '32-bit'],
    ['序号只有 32 位', '32 位'],
  ])('with a unit is found: %s', (text, number) => expect(typed(text)).toEqual([number]));

  it.each([
    ['RST with SEQ 0 and', 'SEQ 0'],
    ['RST,ACK，SEQ 为 0', 'SEQ 为 0'],
    ['the ACK is 101.', 'ACK is 101'],
    ['seq=0x3e9', 'seq=0x3e9'],
    ['占用序号 1', '序号 1'],
    ['从 1 到确认号 6', '确认号 6'],
    ['a server on port 80', 'port 80'],
    ['监听端口 8080', '端口 8080'],
    ['tcp_syn_retries is 6', 'tcp_syn_retries is 6'],
    ['tcp_syn_retries 默认是 6', 'tcp_syn_retries 默认是 6'],
  ])('after a name is found: %s', (text, number) => expect(typed(text)).toEqual([number]));

  it.each([
    ['after five retransmissions', 'five retransmissions'],
    ['after 5 more retransmissions', '5 more retransmissions'],
    ['it repeats a SYN five times at most', 'repeats a SYN five times'],
    ['Linux sends nine probes', 'nine probes'],
    ['重传 5 次', '重传 5 次'],
    ['六次重传', '六次重传'],
    ['四次不加倍的重传', '四次不加倍的重传'],
    ['Linux 会探测九次', '探测九次'],
  ])('of retransmissions is found: %s', (text, number) => expect(typed(text)).toEqual([number]));
});

describe('a number that is no typed quantity', () => {
  it.each([
    'RFC 9293 §3.4.1 of 2011, since Linux 6.5',
    'SYN 1 of 2, and step 3',
    'TIME-WAIT is 2 MSL; numbers are modulo 2^32',
    'the three-way handshake and the four-way close',
    '三次握手的 ACK 重传，第三次握手超时',
    'a second FIN, and the second of two',
    'FIN occupies one octet’s place, an octet or 一个字节',
    '第 100 个字节',
    'one retransmission, the third retransmission',
    '重传一次，第二次重传',
    'for the first few seconds',
    'ACK = ISN + 1, as in #9',
    'if tcp_syncookies is 2',
    'after {gap}, ACK {ack}',
    'every [4 µs](lit:RFC 9293 §3.4.1)',
    'in {linux.tcp_fin_timeout} on port {port}',
    'in binary, 0b',
  ])('passes: %s', (text) => expect(typed(text)).toEqual([]));
});
