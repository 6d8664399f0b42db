import type { nextSegment as english } from '../en/nextSegment.ts';

/** 下一个报文段：学习者是一端，写出它接下来要发送的内容。 */
export const nextSegment: typeof english = {
  you: '你是{side}，状态是 {state}。',
  segmentArrives: '#{n} 刚刚到达。',
  applicationCalls: '你的应用此刻调用 {call}()。',
  timerExpires: '你的{timer}定时器此刻到期。',
  timers: {
    retransmission: '重传',
    'loss-probe': '尾部丢失探测',
    reordering: '乱序等待',
    persist: '坚持',
    'delayed-ack': '延迟确认',
    keepalive: '保活',
    'fin-wait-2': 'FIN-WAIT-2',
    'time-wait': 'TIME-WAIT',
  },
  mayCall: '你的应用此刻也可能调用 {call}()。',
  maySend: '你的应用此刻也可能调用 send() 发送 {bytes} 字节。',

  known: '你已发送和收到的报文段',
  unknownIsn: '尚不知道',
  calls: '你的应用的调用',
  callReturned: '{time} 调用 {call}()，返回 {result}',
  callWaits: '{time} 调用 {call}()，仍在等待',
  crashed: '{time} 主机崩溃，失去了所有连接。',

  next: '你接下来发送什么',
  sends: '是否发送报文段？',
  sendSegment: '发送报文段',
  sendNothing: '什么都不发',
  flagOf: '你的报文段的 {flag}',
  problemSends: '请选择是否发送报文段。',
  ackNotNeeded: '没有 ACK 标志位时，确认号没有意义。',

  scoring: '各字段分值相同，第二次答对得一半。每条提示最多扣 {price}%，给出答案则扣完。',
  right: '正确。',
  fieldsRight: '{total} 个字段中 {right} 个正确。',
  shouldSend: '这里必须发送一个报文段。',
  shouldBeSilent: '这里什么都不应发送。',
  modelSends: '模型发送 {segment}。',
  modelSilent: '模型什么都不发。',
  alsoRight: '同样正确：{segment}。',
  nearest: '以最接近的正确报文段为准：{segment}。',
  otherProfile: '在参数集 {profile} 下，这个答案是正确的。',
  byRule: '{cell} = {value}，与之前的报文段无关。',
  silence: '收到的内容不需要回复。',
};
