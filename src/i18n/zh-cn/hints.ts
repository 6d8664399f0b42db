import type { hints as english } from '../en/hints.ts';

/** 提示：取用时怎么说、扣了多少分，以及提示本身。 */
export const hints: typeof english = {
  taken: '第 {step} 条提示（共 {of} 条）：扣 {price}%，累计扣 {total}%。',
  count: '{steps}/{of}',
  nothingWrong: '没有空着的，也没有错的，请直接检查答案。这次不扣分。',
  allTold: '没填或填错的地方，答案都已标出。这次不扣分。',
  allTaken: '没填或填错的地方，提示都已列在下面。这次不扣分。',
  costOne: '用了 1 条提示，扣 {cost}%。',
  cost: '用了 {count} 条提示，扣 {cost}%。',
  misses: '第二次才答对的只得一半。',
  told: '已给出答案的不得分。',
  missesTold: '第二次才答对的只得一半，已给出答案的不得分。',

  from: '由报文段 #{n} 推出。',
  fromYours: '推法没错，只是依据的是你填的 #{n}。',
  value: '是 {value}。',
  isnRelative: 'SYN 的 SEQ 就是发送方的 ISN，相对序号从它起算。',
  isnAbsolute: 'SYN 的 SEQ 就是发送方的 ISN，写在图的上方。',
  repeats: 'SEQ 与 #{n} 相同：重传沿用原来的 SEQ。',
  expected: 'SEQ 就是 #{n} 的 ACK 所期望的下一个序号。',
  unchanged: 'ACK 与 #{n} 相同：其间没有收到新的内容。',
  gap: 'ACK 是下一个期望的序号，#{n} 从它之后才开始。',
  result: '成功时返回 0，否则返回让等待结束的那个错误。',
  flags: 'SYN、ACK、FIN、RST 中置位的个数：{count}。',
  len: 'LEN 只数数据字节，SYN、FIN、ACK 不计入。',
  stays: '这里状态不变。',

  section: '依据见 {source}。',
  sectionNone: '关键在于：刚刚发生的事是否要求发出报文段。',
  segment: '要发送一个报文段。',
  nothing: '什么都不发送。',
  either: '发送报文段和不发送，这里都对。',
  byRule: '它只由规则决定，与之前的报文段无关。',

  out: '这一项不对。',
  cards: '卡片 {a} 和 {b}',
  pair: '比较 {a} 和 {b}：两者的先后是确定的。',
  twin: '卡片 {card} 代表外观相同的任何一张。',

  amongSegments: '不可能出现的报文段在其中：{segments}。',
  oneSegment: '不可能出现的是报文段 #{n}。',
  amongFields: '报文段 #{n} 错在其中一处：{fields}。',
  oneField: '报文段 #{n} 错的是：{field}。',
  amongLaws: '违反的规则是其中一条：',

  holds: '这里是字段“{field}”。',
  sum: '高位字节在前：{terms} = ?',
  bits: '二进制是 {bits}。',
  bitOrder: '各位从左到右依次是 CWR、ECE、URG、ACK、PSH、RST、SYN、FIN。',
  words: '以 4 字节为单位。',
  times4: '它以 4 字节为单位，换成字节要乘以 4。',
  write: '{field} = {value}，写成 {n} 个字节，高位在前。',
  octets: '写作 {hex}。',

  point: '完整的回答应包含的一个要点',
  separator: '、',
};
