import type { whatIf as english } from '../en/whatIf.ts';

/** 会发生什么：以学习者自己的报文段继续运行模型。 */
export const whatIf: typeof english = {
  heading: '实际会发生什么',
  replaced: '你的报文段作为 #{n} 代替正确的报文段发出，其余由模型运行得出。',
  added: '这里本应什么都不发，你的报文段作为 #{n} 发出，其余由模型运行得出。',
  heldBack: '#{n} 被扣下，相当于你什么都没有发送，其余由模型运行得出。',
  refused: '最先出问题的是 #{n}：{host}拒绝接收。',
  answered: '最先出问题的是 #{n}：{host}以 RST 或纠正性的 ACK 回应。',
  sentAgain: '最先出问题的是 #{n}：{host}不得不重传。',
  unnoticed: '除了本来就会被拒绝的，没有报文段因此被拒绝。',
  show: '看看实际会发生什么',
  showEach: '看看你填的报文段实际会带来什么：',
  showOf: '看看你填的 #{n} 实际会带来什么',
  hide: '收起',
};
