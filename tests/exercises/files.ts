/** The unit sentences of the site, as it writes them. */
export const UNITS = {
  en: { second: '{n} s', millisecond: '{n} ms' },
  'zh-cn': { second: '{n} 秒', millisecond: '{n} 毫秒' },
} as const;
