import type { misconceptions as english } from '../en/misconceptions.ts';
import {
  LINUX_EQUAL_SYNS,
  LINUX_RTO_INITIAL,
  LINUX_TIME_WAIT,
  MSL,
  OLD_RTO_INITIAL,
  RFC9293_TIME_WAIT,
} from '../quantities.ts';

/** 常见误解，按对应变体的 id 排列：误以为什么，实际如何。 */
export const misconceptions: typeof english = {
  'syn-costs-nothing': {
    name: 'SYN 不占序号',
    explanation: 'SYN 不携带数据，但占用一个序号。对它的确认是 ISN + 1，第一个数据字节的序号也是 ISN + 1。',
  },
  'fin-costs-nothing': {
    name: 'FIN 不占序号',
    explanation:
      'FIN 占用一个序号，排在最后一个数据字节之后。对它的确认是 FIN 的序号 + 1，发送方此后的 SEQ 也从这里开始。',
  },
  'pure-ack-costs-one': {
    name: '纯 ACK 占一个序号',
    explanation:
      '不带数据、SYN 和 FIN 的报文段不占序号，所以下一个报文段的 SEQ 不变。如果 ACK 也占序号，就得对 ACK 再作确认，没完没了。',
  },
  'ack-is-last-octet-received': {
    name: 'ACK 是最后收到的那个字节的序号',
    explanation:
      'ACK 是期望收到的下一个序号，比最后收到的字节的序号大 1。最后收到的是 n 号字节，ACK 就是 n + 1。',
  },
  'seq-and-ack-swapped': {
    name: '把 SEQ 和 ACK 弄反了',
    explanation:
      'SEQ 计的是本端发出的内容，ACK 计的是从对端收到的内容。一端接下来的 SEQ，就是另一端 ACK 所指的位置。',
  },
  'ack-is-own-seq-plus-one': {
    name: 'ACK 是自己的 SEQ + 1',
    explanation: 'ACK 属于对端的序号空间，与本端的 SEQ 无关。它等于收到的报文段的 SEQ 加上该报文段的长度。',
  },
  'ack-is-seq-plus-one': {
    name: 'ACK 总是收到的 SEQ + 1',
    explanation:
      '只有收到的报文段恰好占一个序号时才加 1：不带数据的 SYN 或 FIN，或者单个字节。收到数据时，ACK 等于收到的 SEQ 加上数据的字节数。',
  },
  'ack-is-length': {
    name: 'ACK 是刚收到的字节数',
    explanation: 'ACK 是字节流中的位置，不是个数。它等于收到的报文段的 SEQ 加上该报文段的长度。',
  },
  'fin-with-data-ignores-fin': {
    name: '对带数据的 FIN，ACK 只加数据长度',
    explanation: 'FIN 与数据同在一个报文段里时，仍占一个序号。ACK 等于 SEQ + 数据长度 + 1。',
  },
  'same-isn-both-sides': {
    name: '双方使用同一个初始序号',
    explanation: '双方各自选取 ISN，彼此无关。SYN,ACK 的 SEQ 是服务端的 ISN，ACK 是客户端的 ISN + 1。',
  },
  'retransmission-takes-new-numbers': {
    name: '重传的报文段使用新的 SEQ',
    explanation: '重传的是同样的字节，所以 SEQ 也不变。接收方正是靠它认出哪些数据已经收到过。',
  },
  'third-ack-is-repeated': {
    name: '第三次握手的 ACK 丢失后，由客户端重传',
    explanation: '纯 ACK 不占序号，从不重传。重传的是服务端的 SYN,ACK，客户端每收到一次就再确认一次。',
  },
  'both-established-at-once': {
    name: '双方同时进入 ESTABLISHED',
    explanation:
      '客户端收到 SYN,ACK 时进入 ESTABLISHED，服务端要等收到第三次握手的 ACK。如果这个 ACK 丢失，服务端会停在 SYN-RECEIVED，直到别的报文段带来同样的 ACK。',
  },
  'data-after-lost-third-ack-is-reset': {
    name: '第三次握手的 ACK 丢失后，服务端会用 RST 回应客户端的数据',
    explanation:
      '客户端的数据报文段带着同样的 ACK，同样能完成握手。服务端收到后进入 ESTABLISHED，并接收其中的数据。',
  },
  'listen-ignores-stray-ack': {
    name: '监听端口收到 ACK 会忽略',
    explanation:
      '处于 LISTEN 的一端没有发送过任何可以确认的内容。它对 ACK 回 RST，RST 的 SEQ 取自该 ACK；只有带回有效 SYN cookie 的 ACK 例外。',
  },
  'stale-syn-ack-is-ignored': {
    name: '客户端会忽略过期的 SYN,ACK',
    explanation:
      '在 SYN-SENT 中，如果 ACK 确认了本端没有发送的内容，就回 RST。服务端由此得以清除这个没人要的连接。',
  },
  'close-in-syn-sent-sends-rst': {
    name: '在 SYN-SENT 中调用 close() 会发送 RST',
    explanation:
      '在 SYN-SENT 中调用 close()，连接直接删除，不发送任何报文段。之后若有 SYN,ACK 到达，才会回 RST。',
  },
  'syn-rto-3-6-12': {
    name: `SYN 丢失后按 ${OLD_RTO_INITIAL}、${2 * OLD_RTO_INITIAL}、${4 * OLD_RTO_INITIAL} s 重传`,
    explanation: `自 2011 年的 RFC 6298 起，初始 RTO 是 ${LINUX_RTO_INITIAL} s，此前才是 ${OLD_RTO_INITIAL} s。Linux 自 6.5 起还会先以 ${LINUX_RTO_INITIAL} s 的固定间隔重传 ${LINUX_EQUAL_SYNS} 次 SYN（tcp_syn_linear_timeouts），之后间隔才开始加倍。`,
  },
  'first-fin-without-ack': {
    name: '第一个 FIN 不带 ACK',
    explanation:
      '连接建立后，TCP 发出的报文段都带 ACK（个别 RST 除外），FIN 也不例外。不带 ACK 的 FIN 会被丢弃。',
  },
  'fin-closes-both-ways': {
    name: '一个 FIN 就关闭了两个方向',
    explanation:
      'FIN 只关闭其发送方的那个方向。对端进入 CLOSE-WAIT，仍可继续发送，最后用自己的 FIN 关闭另一个方向。',
  },
  'passive-closer-waits': {
    name: '被动关闭方进入 TIME-WAIT',
    explanation:
      '先发 FIN 的一方发送最后的 ACK，并停留在 TIME-WAIT，以防这个 ACK 丢失。另一方从 LAST-ACK 直接进入 CLOSED。',
  },
  'client-always-waits': {
    name: 'TIME-WAIT 总是出现在客户端',
    explanation: '谁先关闭，谁就进入 TIME-WAIT，客户端和服务端都有可能。双方同时关闭时，双方都会进入。',
  },
  'one-time-wait-in-simultaneous-close': {
    name: '同时关闭时只有一方进入 TIME-WAIT',
    explanation:
      '两个 FIN 交错时，双方各自确认对端的 FIN，都不知道自己的 ACK 是否到达。双方都经过 CLOSING 进入 TIME-WAIT。',
  },
  'fin-wait-2-is-never-skipped': {
    name: 'FIN-WAIT-1 必须经过 FIN-WAIT-2',
    explanation:
      '如果收到的 FIN 同时确认了本端的 FIN，就从 FIN-WAIT-1 直接进入 TIME-WAIT。只收到 ACK 而没有 FIN 时，才进入 FIN-WAIT-2。',
  },
  'out-of-order-fin-closes': {
    name: 'FIN 一到就生效',
    explanation: 'FIN 按序处理，排在它之前的所有字节之后。空缺补齐之前，状态不变。',
  },
  'two-msl-from-first-fin': {
    name: '2MSL 从第一个 FIN 开始计时',
    explanation:
      '定时器在进入 TIME-WAIT、即发送最后的 ACK 时启动。此前关闭过程用了多久，都不会缩短这段时间。',
  },
  'retransmitted-fin-does-not-restart': {
    name: '收到重传的 FIN，TIME-WAIT 不重新计时',
    explanation: 'FIN 再次到达，说明最后的 ACK 可能丢失了。这时要再次确认，并重新开始 2MSL 计时。',
  },
  'time-wait-is-240-on-linux': {
    name: `Linux 的 TIME-WAIT 是 ${RFC9293_TIME_WAIT} s`,
    explanation: `${RFC9293_TIME_WAIT} s 是按 RFC 9293 的 MSL（${MSL} 分钟）算出的 2MSL。Linux 只等 ${LINUX_TIME_WAIT} s，这是内核中的常量。`,
  },
  'time-wait-is-120-on-linux': {
    name: `Linux 的 TIME-WAIT 是 ${2 * LINUX_TIME_WAIT} s`,
    explanation: `Linux 的 ${LINUX_TIME_WAIT} s 就是 TIME-WAIT 的全部时长，而不是一个 MSL。不需要再加倍。`,
  },
  'any-rst-in-window-resets': {
    name: '窗口内的任何 RST 都会重置连接',
    explanation:
      '按 RFC 5961，SEQ 恰好等于 RCV.NXT 的 RST 才会重置连接，落在窗口内其他位置的只会得到 challenge ACK。Linux 还接受两个值：收到对端的 FIN 之后的 RCV.NXT - 1，以及已用 SACK 报告过的数据的右边界。',
  },
  'syn-resets-established': {
    name: '已建立的连接收到 SYN 会被重置',
    explanation:
      '按 RFC 5961，已建立的连接收到 SYN，只回 challenge ACK，状态不变。如果对端确实重启过，它会对此回 RST，连接这才结束。',
  },
  'linux-has-no-loss-probe': {
    name: 'Linux 的重传间隔从一开始就加倍',
    explanation:
      '协商了 SACK 时，Linux 会先发送尾部丢失探测（TLP，RFC 8985），之后才是超时重传。所以前两个间隔大致相等，从第三个开始才加倍。',
  },
};
