import type { states as english } from '../en/states.ts';

/** 状态图、对应表格，以及点按状态或箭头后显示的文字。 */
export const states: typeof english = {
  name: '{caption}。下方的表格列出同样的状态和箭头',
  pathName: '{caption}。下方的列表依次给出同样的步骤',
  caption: '连接的十一个状态',
  pathCaption: '{title}：{host}经过的状态',
  client: '客户端',
  server: '服务端',
  activeClose: '主动关闭',
  passiveClose: '被动关闭',

  events: {
    passiveOpen: '被动 OPEN',
    activeOpen: '主动 OPEN',
    send: 'SEND',
    close: 'CLOSE',
    syn: 'SYN',
    synAck: 'SYN,ACK',
    ackOfSyn: 'SYN 的 ACK',
    rst: 'RST¹',
    fin: 'FIN',
    ackOfFin: 'FIN 的\nACK',
    finAckOfFin: 'FIN 及\nFIN 的\nACK²',
    timeout: '2 MSL',
  },
  legend:
    '箭头上的文字：发生的事件 / 随之发送的报文段（– 表示不发送）。OPEN、SEND、CLOSE 是应用程序的调用，2 MSL 是定时器，其余都是到达的报文段。粗实线：客户端通常的打开过程；粗虚线：服务端通常的打开过程。',
  pathLegend:
    '箭头上的文字：发生的事件 / 随之发送的报文段（– 表示不发送）。粗线：本次运行经过的路径，按先后编号。',
  notes:
    '¹ 仅限被动 OPEN 之后；监听套接字本身一直处于 LISTEN。² RFC 的图中没有画出，只在图注中说明。RST、崩溃和其他超时也会使连接进入 CLOSED，图中没有箭头，见下方表格。',

  step: '{from} → {to}',
  notDrawn: '{from} → {to}（图中无箭头）：{way}',

  asTable: '以表格形式查看',
  tableAbove: '以表格形式查看各状态和箭头',
  tableName: '状态、事件、下一状态、规则',
  from: '状态',
  event: '事件',
  to: '下一状态',
  sends: '发送',
  rule: '规则',
  run: '出现此转换的运行',
  noRun: '本站没有',
  nothing: '–',
  longEvents: {
    passiveOpen: '应用程序被动打开：listen()',
    activeOpen: '应用程序主动打开：connect()',
    send: '应用程序发送数据或主动打开',
    close: '应用程序关闭：close() 或 shutdown()',
    syn: '收到 SYN',
    synAck: '收到 SYN，其中带有对本端 SYN 的 ACK',
    ackOfSyn: '收到对本端 SYN 的 ACK',
    rst: '被动 OPEN 之后收到 RST',
    fin: '收到 FIN',
    ackOfFin: '收到对本端 FIN 的 ACK',
    finAckOfFin: '收到 FIN，且本端的 FIN 已被确认',
    timeout: '2 MSL 定时器到期',
  },
  ways: {
    resetReceived: '收到 RST',
    resetSent: '由本端重置连接',
    givenUp: '本端放弃等待',
    crashed: '主机崩溃',
    replaced: '被新连接取代',
    cookie: 'ACK 带回 SYN cookie',
  },
  listenToSynSent:
    'RFC 9293 允许应用程序把被动 OPEN 改为主动 OPEN。套接字接口没有对应的调用：在 Linux 上，对监听套接字调用 connect() 或 send() 都会失败。',

  spelling: 'ss、netstat 与 Linux 内核中的写法',
  kernel: 'Linux 内核',

  hint: '点按状态或箭头，查看对应的规则和一次运行。使用键盘时，方向键移动，Enter 打开，Esc 关闭。',
  leadsHere: '可由此进入',
  leadsOn: '由此去往',
  none: '无',
  showRun: '查看一次运行：{title}',
  noRunLong: '本站没有出现此转换的运行。',
  close: '关闭',
};
