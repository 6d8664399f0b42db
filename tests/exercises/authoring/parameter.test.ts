import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES, parameterText, sysctlOf } from '../../../src/exercises/authoring/parameter.ts';
import { UNITS } from '../files.ts';

describe('a parameter', () => {
  it.each([
    ['tcp_fin_timeout', 'linux', undefined, '60 s', '60 秒'],
    ['finTimeout', 'rfc9293', undefined, 'no limit', '无上限'],
    ['rtoMin', 'linux', undefined, '200 ms', '200 毫秒'],
    ['tcp_keepalive_time', 'linux', 'hours', '2 h', '2 小时'],
    ['synGiveUpAfter', 'rfc9293', 'minutes', '3 min', '3 分钟'],
    ['tcp_syn_retries', 'linux', undefined, '6', '6'],
    ['mss', 'linux', undefined, '1460 octets', '1460 字节'],
    ['tcp_sack', 'linux', undefined, 'on', '打开'],
    ['portRange', 'linux', undefined, '32768–60999', '32768–60999'],
    ['delayedAck', 'linux', undefined, 'adaptive', 'adaptive'],
  ] as const)('%s of %s is written with its unit', (name, profile, style, en, chinese) => {
    expect(parameterText(name, profile, UNITS.en, style)).toBe(en);
    expect(parameterText(name, profile, UNITS['zh-cn'], style)).toBe(chinese);
  });

  it.each(PARAMETER_NAMES)('%s can be written in both profiles', (name) => {
    for (const profile of ['linux', 'rfc9293'] as const) {
      expect(parameterText(name, profile, UNITS.en)).toMatch(/./);
    }
  });

  it('that there is not is told with those there are', () => {
    expect(() => parameterText('tcp_tw_recycle', 'linux', UNITS.en)).toThrow(
      /no parameter "tcp_tw_recycle"; there are tcp_syn_retries,/,
    );
  });

  it('has a sysctl, or is a constant', () => {
    expect(sysctlOf('finTimeout')).toBe('tcp_fin_timeout');
    expect(sysctlOf('tcp_fin_timeout')).toBe('tcp_fin_timeout');
    expect(sysctlOf('timeWait')).toBeNull();
  });
});
