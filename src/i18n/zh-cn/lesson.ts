import type { lesson as english } from '../en/lesson.ts';

/** 课文周围的文字。 */
export const lesson: typeof english = {
  objectives: '学完本课，你能够',
  contents: '本页内容',
  sources: '资料来源',
  terms: '本课术语',
  previous: '上一课',
  next: '下一课',
  between: '上一课与下一课',
  readingTime: '约 {minutes} 分钟',
  note: '说明',
  pitfall: '常见误区',
  refuted: '常见的错误说法',
  termDefinition: '{term} 的定义',
  table: '表格 {n}',
  second: '{n} 秒',
  millisecond: '{n} 毫秒',
  minute: '{n} 分钟',
  hour: '{n} 小时',
  octet: '{n} 字节',
  bothProfiles: 'Linux 为 {linux}，RFC 9293 为 {rfc9293}',
  unlimited: '无上限',
  on: '打开',
  off: '关闭',
};
