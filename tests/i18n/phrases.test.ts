import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/i18n/index.ts';

const SEED = Number(process.env['SEED'] ?? 20261120);

describe('the phrases of a Chinese title', () => {
  it.each([
    ['排列同时打开的报文段', '排列|同时|打开的|报文段'],
    ['RST 的序号不是期望的下一个', 'RST 的|序号不是|期望的|下一个'],
    ['数据到达时套接字已经 close()', '数据|到达时|套接字已经 close()'],
    ['Linux 何时重传 SYN，何时放弃', 'Linux 何时重传 SYN，何时|放弃'],
    ['排列三次握手的顺序', '排列|三次握手的|顺序'],
    ['填写四次挥手的序号', '填写|四次挥手的|序号'],
    ['半连接队列与全连接队列', '半连接队列与|全连接队列'],
    ['收到 FIN', '收到 FIN'],
    ['', ''],
  ])('of %s', (title, parted) => {
    expect(phrases(title).join('|')).toBe(parted);
  });

  it(`keep the words of networking whole, and say the title again (seed ${SEED})`, () => {
    const word = fc.constantFrom(
      '序号',
      '确认号',
      '报文段',
      '服务端',
      '客户端',
      '重传',
      '端口',
      '字节',
      '套接字',
      '三次握手',
      '四次挥手',
    );
    const other = fc.constantFrom('收到', '之后', '的', '了', '两次', '发送', ' SYN ', '，', '连接');
    fc.assert(
      fc.property(fc.array(fc.tuple(other, word), { maxLength: 6 }), (pairs) => {
        const title = pairs.flat().join('');
        const parts = phrases(title);
        expect(parts.join('')).toBe(title);
        let at = 0;
        for (const part of parts) {
          at += part.length;
          for (const [, kept] of pairs) {
            const inside = title.slice(Math.max(0, at - kept.length + 1), at + kept.length - 1);
            expect(inside.includes(kept), `${parts.join('|')} parts ${kept}`).toBe(false);
          }
        }
      }),
      { seed: SEED },
    );
  });
});
