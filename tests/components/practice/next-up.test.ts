import { describe, expect, it } from 'vitest';
import { linkTextOf, sentenceOf, whenText } from '../../../src/components/practice/next-up.ts';
import { dictionary, LOCALES } from '../../../src/i18n/index.ts';

const at = (days: number, hours = 12) => new Date(2026, 10, 22 - days, hours).getTime();
const NOW = at(0);

describe('when something was', () => {
  it.each([
    [0, 'today', '今天'],
    [1, 'yesterday', '昨天'],
    [5, '5 days ago', '5 天前'],
    [15, '2 weeks ago', '2 周前'],
    [100, '3 months ago', '3 个月前'],
    [800, '2 years ago', '2 年前'],
    [-3, 'today', '今天'],
  ])('is, %i days before, %s and %s', (days, english, chinese) => {
    expect(whenText(at(days), NOW, 'en')).toBe(english);
    expect(whenText(at(days), NOW, 'zh-CN')).toBe(chinese);
  });

  it('goes by the calendar: late last night was yesterday', () => {
    expect(whenText(at(1, 23), at(0, 1), 'en')).toBe('yesterday');
    expect(whenText(at(0, 0), at(0, 23), 'en')).toBe('today');
  });
});

describe.each(LOCALES)('a recommendation in %s', (locale) => {
  const t = dictionary(locale).practice;
  const facts = { lesson: 'LESSON', when: 'WHEN', score: 0 };
  const said = (why: Parameters<typeof sentenceOf>[0]['why'], score = 0) =>
    sentenceOf({ why, exerciseId: 'close/a' }, t, { ...facts, score }).join('TITLE');

  it('says why in a sentence of its own, with the title in it', () => {
    const all = [
      ...(['first', 'missed', 'lesson', 'untried', 'again'] as const).map((why) => said(why)),
      said('missed', 0.6),
    ];
    expect(new Set(all).size).toBe(6);
    for (const sentence of all) expect(sentence).toMatch(/TITLE/);
    expect(said('missed')).toContain('WHEN');
    expect(said('missed')).not.toContain('0');
    expect(said('missed', 0.6)).toMatch(/WHEN.*60|60.*WHEN/);
    expect(said('lesson')).toContain('LESSON');
  });

  it('offers a new variant only where there are variants', () => {
    const again = { why: 'missed', exerciseId: 'close/a' } as const;
    expect(linkTextOf(again, 'choice', t)).toBe(t.nextVariant);
    expect(linkTextOf(again, 'explain', t)).toBe(t.nextSame);
    expect(linkTextOf({ ...again, why: 'first' }, 'explain', t)).toBe(t.nextStart);
    for (const why of ['lesson', 'untried'] as const)
      expect(linkTextOf({ ...again, why }, 'choice', t)).toBe(t.nextOpen);
  });
});
