import type { orderSegments as english } from '../en/orderSegments.ts';

/** 排序练习：问什么，以及为什么一件事必须在另一件事之前。 */
export const orderSegments: typeof english = {
  instructions: '将卡片排成一种可能发生的先后顺序，最早的在最前。互不依赖的两张卡片，谁先谁后都算对。',
  twins: '外观相同的卡片可以互换。',
  sendRule: '报文段以发出的时刻为准，调用以发起的时刻为准。',

  cardLost: '{direction}，丢失',
  cardState: '{side}状态变化',
  cardCall: '{side}调用',
  cardLabel: '卡片 {card}，第 {place} 位，共 {total} 位',
  earlier: '卡片 {card} 前移',
  later: '卡片 {card} 后移',
  moved: '卡片 {card} 现在是第 {place} 位，共 {total} 位。',

  keys: '用卡片上的两个按钮移动卡片，也可以按 Alt 加方向键。',

  allRight: '这个顺序是可能的。',
  someBroken: '共 {total} 张卡片，{right} 张位置正确。有 {broken} 对卡片先后颠倒，原因写在卡片上。',
  someBrokenOne: '共 {total} 张卡片，{right} 张位置正确。有一对卡片先后颠倒，原因写在卡片上。',
  broken: '{before} 必须在 {after} 之前。',
  solution: '一种正确的顺序',
  solutionShown: '已给出一种正确的顺序及其理由。这一组不再计分，再来一道同类题即可重新计分。',
  first: '没有哪张卡片必须在它之前。',
  cardRight: '正确',
  cardBroken: '顺序有误',

  side: { client: '客户端', server: '服务端' },
  subjectArrival: '{segment} 的到达',
  subjectOther: '这次运行的报文段 #{n}',
  subjectState: '{side}：{from} → {to}',
  subjectCall: '{side}的 {call}()',
  subjectReturn: '{side}的 {call}() 返回',
  subjectExpiry: '{timer}（{side}）',
  timer: {
    retransmission: '重传定时器',
    'loss-probe': '丢失探测定时器',
    reordering: '乱序等待定时器',
    persist: '坚持定时器',
    'delayed-ack': '延迟 ACK 定时器',
    keepalive: '保活定时器',
    'fin-wait-2': 'FIN-WAIT-2 定时器',
    'time-wait': 'TIME-WAIT 定时器',
  },

  why: {
    travels: '报文段先发出，后到达（{before}）。',
    answers: '{after} 由 {before} 引起。',
    expires: '{before} 到期，才有 {after}。',
    calls: '{after} 由 {before} 引起。',
    within: '{before} 完成之后，才有 {after}。',
    returns: '先有调用，才有 {after}。',
    unblocks: '{after} 必须等到 {before}。',
    program: '应用程序在 {before} 之后，才发起下一个调用（{after}）。',
    acknowledges: '{after} 的 ACK 字段已经确认了 {before} 带来的内容。',
    'not-yet': '{before} 的 ACK 字段还没有确认 {after} 带来的内容，所以它更早发出。',
    seq: '{after} 的 SEQ 接在 {before} 之后：用过的序号不会再分配给新的内容。',
    repeats: '{after} 是重传，重复的是 {before}。',
    runs: '{before} 启动了 {after}。',
    chain: '{after} 离开的状态，是由 {before} 进入的。',
    'in-state': '{after} 发生时所处的状态，从 {before} 开始。',
  },
};
