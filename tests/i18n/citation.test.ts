import { describe, expect, test } from 'vitest';
import { citation, LOCALES } from '../../src/i18n/index.ts';
import { RULES } from '../../src/tcp/index.ts';

const sources = [...new Set(Object.values(RULES).map(({ source }) => source))];

test.each([
  ['RFC 9293 3.10.1', 'RFC 9293 §3.10.1', 'RFC 9293 §3.10.1'],
  ['RFC 9293 3.10.7.4, fifth', 'RFC 9293 §3.10.7.4, fifth check', 'RFC 9293 §3.10.7.4 第五项检查'],
  [
    'RFC 9293 3.10.7.4, fifth; 3.5.2, group 2',
    'RFC 9293 §3.10.7.4, fifth check; §3.5.2, group 2',
    'RFC 9293 §3.10.7.4 第五项检查；§3.5.2 第 2 组',
  ],
  [
    'RFC 9293 3.10.7.4, eighth; figure 5, note 2',
    'RFC 9293 §3.10.7.4, eighth check; figure 5, note 2',
    'RFC 9293 §3.10.7.4 第八项检查；图 5 注 2',
  ],
  [
    'RFC 9293 3.8.3 (MUST-23); Linux tcp_syn_retries',
    'RFC 9293 §3.8.3 (MUST-23); Linux tcp_syn_retries',
    'RFC 9293 §3.8.3（MUST-23）；Linux tcp_syn_retries',
  ],
  ['RFC 9293 A.2; Linux', 'RFC 9293 appendix A.2; Linux', 'RFC 9293 附录 A.2；Linux'],
  [
    'Linux; compare RFC 9293 3.10.7.4, first',
    'Linux; compare RFC 9293 §3.10.7.4, first check',
    'Linux；对照 RFC 9293 §3.10.7.4 第一项检查',
  ],
  [
    'Linux listen() backlog, tcp_max_syn_backlog',
    'Linux listen() backlog, tcp_max_syn_backlog',
    'Linux listen() backlog、tcp_max_syn_backlog',
  ],
  ['Linux ss, netstat', 'Linux\u00a0ss,\u00a0netstat', 'Linux\u00a0ss、netstat'],
])('%s', (source, english, chinese) => {
  expect(citation(source, 'en')).toBe(english);
  expect(citation(source, 'zh-cn')).toBe(chinese);
});

describe.each(LOCALES)('citations in %s', (locale) => {
  test('mark every section of an RFC', () => {
    const bare = sources.filter((source) =>
      /(?<![\d.§])\d+\.\d/.test(citation(source, locale).replace('A.2', '')),
    );
    expect(bare).toEqual([]);
  });
});

test('citations in Chinese leave no English but names', () => {
  const names =
    /RFC|Linux|\bss\b|netstat|listen\(\)|backlog|SO_LINGER|tcp_\w+|TCP_\w+|(MUST|MAY|SHLD)-\d+|R2|F1|A\.2/g;
  const left = sources.filter((source) => /[A-Za-z,;()]/.test(citation(source, 'zh-cn').replace(names, '')));
  expect(left).toEqual([]);
});
