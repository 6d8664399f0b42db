import type { findFault as english } from '../en/findFault.ts';

/** 找错练习：题目、TCP 的规则、判定。 */
export const findFault: typeof english = {
  instructions: '先在图中选出报文段，再选它错在哪里、违反了哪条规则。丢失和重传本身不是错误。',
  numberOfSegment: '报文段',
  whatIsWrong: '它错在哪里？',
  whichRule: '它违反了哪条规则？',

  field: {
    flags: '标志位',
    seq: 'SEQ',
    ack: 'ACK',
    whole: '此处根本不该发送',
  },

  law: {
    'opens-with-syn': '每一方在连接上发出的第一个报文段都带 SYN。',
    'one-syn': 'SYN 只出现在本方的 ISN 处：每一方只有一个 SYN，再次出现的 SYN 只能是它的重传。',
    'ack-bit': '收到对方的 SYN 之后，除 RST 外，发出的每个报文段都带 ACK 标志位。',
    'ack-unheard': '不能确认尚未到达的内容：ACK 最大是期望收到的下一个序号。',
    'ack-behind': 'ACK 就是期望收到的下一个序号：凡是已按序到达并被接收的内容，都已计入。',
    'seq-gap': 'SEQ 不留空缺：最大是本方已发出的最后一个序号加 1。',
    'seq-used': '用过的序号不会再分配给别的内容：只有重传和探测报文段的 SEQ 小于下一个序号。',
    'after-fin':
      '在同一方向上，FIN 之后不再有任何新内容（数据、SYN 或第二个 FIN），只可能有 ACK、重传和 RST。',
  },

  right: '正确：报文段 #{n} 不可能出现。',
  rightInPart: '还没全对：{again}不对。报文段 #{n} 选对了。',
  itself: '错处',
  rule: '规则',
  both: '错处和规则',
  otherBreach: '它确实违反了这条规则，但不是因为你选的那一处，两者必须对应。',
  scoring: '报文段占 50%，错处和规则各占 25%，第二次选对得一半。',
  fieldHolds: {
    flags: '#{n} 的标志位没有违反规则。',
    seq: '#{n} 的 SEQ 没有违反规则。',
    ack: '#{n} 的 ACK 没有违反规则。',
    whole: '在 #{n} 的位置发送报文段并不违反规则。',
  },
  reasonHolds: '报文段 #{n} 没有违反这条规则。',
  toldSegment: '不可能出现的是报文段 #{n}。',
  canBe: '报文段\u00a0#{n}\u00a0可以出现，请另找一个。',
  judgedLater: '选对报文段后，再判定错处和规则。',
  solutionShown: '已给出答案，换一道同类题才计分。',
  whySo: '正确的 TCP 会怎么做',
  solution: '不可能出现的是报文段 #{n}，错的是：{field}。',
  either: '指出其中任何一个都算对：{segments}。',
  breach: {
    exact: '它写的是 {says}，按这条规则应为 {allows}。',
    atMost: '它写的是 {says}，按这条规则最多为 {allows}。',
    atLeast: '它写的是 {says}，按这条规则至少为 {allows}。',
  },

  spoiler: {
    seq: '{host}本来要发的是 SEQ {seq}。',
    ack: '{host}本来要发的是 ACK {ack}。',
    flags: '{host}本来要发的是 {flags}。',
    extra: '{host}此时没有东西要发。',
    missing: '这段过程里缺了一个报文段：{flags}，SEQ {seq}。',
    early: '它所确认的内容此时还在途中。',
  },

  host: { client: '客户端', server: '服务端' },

  failureRefused: '{host}不接受 #{n}。{reason}',
  failureUnsent:
    '{host}不接受 #{n}：它的 ACK {ack} 大于 SND.NXT，确认了{host}还没有发送的内容。报文段被丢弃，并回一个带正确序号和确认号的 ACK。',
  failureAnswered: '{host}对 #{n} 作出回应。{reason}',
  failureSentAgain: '{host}不得不重传 #{n}。{reason}',
  failureNone: '在这段过程里没有谁发现。',

  missing: '尚未判分：还有未选的内容。这不算一次作答。',
  problemSegment: '请在图中选择一个报文段。',
  problemField: '请选择错在哪里。',
  problemReason: '请选择一条规则。',
};
