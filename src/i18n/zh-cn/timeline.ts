import type { timeline as english } from '../en/timeline.ts';

/** 一台主机的状态与定时器，按时间画成条。 */
export const timeline: typeof english = {
  name: '{heading}。{host}的状态与定时器随时间的变化；下方的表格列出同样的内容',
  setting: '{host}，参数集 {profile}，单向时延 {delay}。',
  notToScale: '短的时间画得比实际比例长。',
  toScale: '按比例绘制。',
  what: '状态或定时器',
  from: '开始',
  to: '结束',
  lasts: '持续',
  ends: '如何结束',
  expired: '到期',
  stopped: '停止，原定 {due} 到期',
  restarted: '重新启动，原定 {due} 到期',
  pending: '仍在运行，{due} 到期',
  stays: '直到运行结束',
};
