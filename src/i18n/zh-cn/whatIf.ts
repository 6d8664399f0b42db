import type { whatIf as english } from '../en/whatIf.ts';

/** 会发生什么：以学习者自己的报文段继续运行模型。 */
export const whatIf: typeof english = {
  heading: '实际会发生什么',
  replaced: '发出你的 #{n} 之后',
  added: '这里本应什么都不发，而你的报文段发出之后',
  asShown: '#{n} 照题中的样子发出之后',
  heldBack: '你什么都不发的结果',
  silence: '你什么都没有发送。',
  hidden: '你还没有答对的内容显示为 ?。',
  refused: '{host}拒绝接收 #{n}。',
  answered: '{host}以 RST 或 ACK 回绝 #{n}。',
  sentAgain: '{host}不得不重传 #{n}。',
  unnoticed: '没有报文段因此被拒绝或重传。',
  more: '之后还有 {count} 个报文段。',
  faulty: '有误',
  show: '播放对端的反应',
  about: '播放对端的反应：#{n}',
  play: '播放',
  pause: '暂停',
  back: '上一步',
  forward: '下一步',
  leave: '回到你的答案',
  moment: '播放位置',
};
