/** The unit sentences of the site, as it writes them. */
export const UNITS = {
  en: {
    second: '{n} s',
    millisecond: '{n} ms',
    minute: '{n} min',
    hour: '{n} h',
    octet: '{n} octets',
    unlimited: 'no limit',
    on: 'on',
    off: 'off',
  },
  'zh-cn': {
    second: '{n} 秒',
    millisecond: '{n} 毫秒',
    minute: '{n} 分钟',
    hour: '{n} 小时',
    octet: '{n} 字节',
    unlimited: '无上限',
    on: '打开',
    off: '关闭',
  },
} as const;
