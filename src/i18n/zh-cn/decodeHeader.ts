import type { decodeHeader as english } from '../en/decodeHeader.ts';

/** 首部解码题：字段、字节，以及两者之间的差错。 */
export const decodeHeader: typeof english = {
  given: '第 {n} 个报文段，{direction}，数据 {len} 字节',
  octets: '逐字节的首部',
  octet: '第 {n} 字节',
  offset: '字节',
  octetsAt: '第 {first} 到 {last} 字节',
  partOf: '{field}：{verdict}',
  sackPermitted: 'SACK',
  permitted: '允许',
  describedSegment: '报文段',
  readHint: '十进制、0x 或 0b，标志位写名称。',
  writeHint: '十六进制，{n} 个字节。',
  writeHintOne: '十六进制，一个字节。',
  pseudoHeader: '校验和按 192.0.2.1（客户端）与 192.0.2.2（服务端）计算。',

  fields: {
    'source-port': '源端口',
    'destination-port': '目的端口',
    'sequence-number': '序号',
    'acknowledgment-number': '确认号',
    'data-offset': '数据偏移（以 4 字节为单位）',
    'header-length': '首部长度（字节）',
    flags: '标志位',
    window: '窗口字段',
    checksum: '校验和',
    mss: 'MSS',
    'window-scale': '窗口扩大因子',
    'ts-value': 'TSval',
    'ts-echo': 'TSecr',
  },

  where: '第 {first} 到 {last} 字节：{hex}。',
  whereOne: '第 {first} 字节：{hex}。',
  upperBits: '即该字节的高 {bits} 位。',
  is: '{field} = {value}。',

  slipByteOrder: '字节的顺序反了。网络字节序是高位字节在前。',
  slipDigits: '你把十六进制数字当成了十进制。{hex} 是 {value}。',
  slipDecimal: '你写的是十进制数字，十六进制是 {hex}。',
  slipWords: '数据偏移以 4 字节为单位，首部长度以字节为单位。',
  slipScaled: '问的是窗口字段本身，还没有乘上窗口扩大因子。',
  slipOtherField: '这是另一个字段的值：{field}。',

  problemRange: 'TCP 首部的字段不超过 32 位：0 到 4294967295。这不算一次作答。',
  problemOctets: '不是十六进制。正确写法如 1f 90。这不算一次作答。',
  problemFew: '位数不够：需要 {n} 个字节，每个字节两位。这不算一次作答。',
  problemMany: '位数太多：需要 {n} 个字节，每个字节两位。这不算一次作答。',
  problemFlags: '不是标志位。请写名称（如 SYN,ACK）或 0x12。单写数字会有歧义。',
};
