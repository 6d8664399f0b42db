import type { whatIf as english } from '../en/whatIf.ts';

/** 会发生什么：以学习者自己的报文段继续运行模型。 */
export const whatIf: typeof english = {
  heading: '实际会发生什么',
  replaced: '你的报文段作为 #{n} 代替正确的报文段发出，其余由模型运行得出。',
  added: '这里本应什么都不发，你的报文段作为 #{n} 发出，其余由模型运行得出。',
  asShown: '#{n} 照题中的样子发出，其余由模型运行得出。',
  heldBack: '#{n} 被扣下，相当于你什么都没有发送，其余由模型运行得出。',
  refused: '最先出问题的是 #{n}：{host}拒绝接收。',
  answered: '最先出问题的是 #{n}：{host}以 RST 或纠正性的 ACK 回应。',
  sentAgain: '最先出问题的是 #{n}：{host}不得不重传。',
  unnoticed: '除了本来就会被拒绝的，没有报文段因此被拒绝。',
  faulty: '有误',
  show: '播放对端的反应',
  hide: '收起对端的反应',
  about: '{does}：#{n}',
  play: '播放',
  pause: '暂停',
  back: '上一步',
  forward: '下一步',
  moment: '播放位置',
};
