import type { readSockets as english } from '../en/readSockets.ts';

/** 题型 read-sockets：经过、套接字列表、各列数字的含义。 */
export const readSockets: typeof english = {
  happened: '经过',
  columnTime: '发起/发出',
  columnClient: '端口',
  columnEvent: '调用或报文段',
  columnEnd: '返回/到达',
  notYet: '还没有',
  nowOne: 't = {time} 时，此刻及之前的事件都已处理完毕，其中一台主机的输出：',
  nowBoth: 't = {time} 时，此刻及之前的事件都已处理完毕，两台主机的输出：',

  line: '行',
  columns: {
    state: '状态',
    'recv-q': 'Recv-Q',
    'send-q': 'Send-Q',
    local: '本地端口',
    peer: '对端端口',
  },
  cellLabel: '{host}第 {n} 行：{column}',

  entered: '这一行的状态是在 t = {time} 时进入的。',
  isState: '自 t = {time} 起处于 {state}。',
  isPort: '来自端口 {port} 的连接：自 t = {time} 起处于 {state}。',

  withControl: '{bytes} + 1（{control}）= {value}。',
  accepted: '入队 {queued} − accept() 取走 {taken} = {value}。',

  slipOtherQueue: '这是同一行另一个队列的数值。',
  slipNext: '这是 RCV.NXT 本身。SYN 占了第一个序号，数据从它之后开始。',
  slipWithoutFin: '这只是数据的字节数，FIN 还要再计 1。',
  slipWithoutSyn: 'SYN 尚未被确认，它计 1。',
  notYetIn: '到此时为止，这一行从未处于该状态。',
  leftAt: '这一行在 t = {time} 时已离开该状态。',
  notRead: '未识别',
  notFilled: '未填',
  problemRange: '超出范围。队列不会小于 0，端口号最大为 65535。',
  problemQueue: '不是数字。写法如 1001。',
};
