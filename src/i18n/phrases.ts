const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /^\p{Script=Han}+$/u;
/** Words the segmenter does not know: it takes them for parts of others, 服务|端的, or cuts them up, 三次|握手. */
const TERMS =
  /三次握手|四次挥手|半连接队列|全连接队列|报文段|序号|确认号|服务端|客户端|对端|端口|套接字|字节|重传/g;
/** Words of one character that end a phrase: a line may end after them, and none begins with them. */
const ENDS = new Set(['的', '了', '时', '后', '与']);

/**
 * Parts a Chinese title where a line may end besides at spaces and punctuation: between two words, and after a particle.
 * A single character stays with both its neighbours, for it is mostly part of a word that the segmenter has cut up.
 * On our titles, with their many names in Latin letters, BudouX breaks far more often inside a word: 收到| F|IN.
 *
 * @example phrases('排列同时打开的报文段') // ['排列', '同时', '打开的', '报文段']
 */
export function phrases(title: string): string[] {
  const parts: string[] = [];
  const terms = [...title.matchAll(TERMS)];
  const inTerm = (at: number) => terms.some(({ 0: term, index }) => index < at && at < index + term.length);
  let before = '';
  for (const { segment: word, index } of SEGMENTER.segment(title)) {
    if (mayEnd(before, word) && !inTerm(index)) parts.push(word);
    else parts.push(`${parts.pop() ?? ''}${word}`);
    before = word;
  }
  return parts;
}

function mayEnd(before: string, word: string): boolean {
  if (!HAN.test(before) || !HAN.test(word)) return false;
  return ENDS.has(before) ? !ENDS.has(word) : before.length > 1 && word.length > 1;
}
