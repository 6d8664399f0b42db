import type { Locale } from './locale.ts';

/** How each language writes the words of a citation; applied in this order. */
const WORDS: Readonly<Record<Locale, readonly (readonly [RegExp, string])[]>> = {
  en: [[/, (first|second|third|fourth|fifth|sixth|seventh|eighth)\b/g, ', $1 check']],
  'zh-cn': [
    [/, first\b/g, ' 第一项检查'],
    [/, second\b/g, ' 第二项检查'],
    [/, third\b/g, ' 第三项检查'],
    [/, fourth\b/g, ' 第四项检查'],
    [/, fifth\b/g, ' 第五项检查'],
    [/, sixth\b/g, ' 第六项检查'],
    [/, seventh\b/g, ' 第七项检查'],
    [/, eighth\b/g, ' 第八项检查'],
    [/, group (\d)/g, ' 第 $1 组'],
    [/, note (\d)/g, ' 注 $1'],
    [/, line (\d)/g, ' 第 $1 行'],
    [/\bfigure (\d+)/g, '图 $1'],
    [/\bappendix /g, '附录 '],
    [/\bcompare /g, '对照 '],
    [/\bthe scenario\b/g, '场景脚本'],
    [/\ba misconception\b/g, '一种误解'],
    [/ \(([^()]+)\)/g, '（$1）'],
    [/; /g, '；'],
    [/, /g, '、'],
  ],
};

/**
 * Returns where a rule stands as a language writes it; names of two words stay in one line.
 *
 * @example citation('RFC 9293 3.10.7.4, fifth', 'en') // 'RFC 9293 §3.10.7.4, fifth check'
 */
export function citation(source: string, locale: Locale): string {
  const marked = source
    .replace(/(RFC \d+|;) (?=\d)/g, '$1 §')
    .replace(/(RFC \d+) (?=[A-Z]\.\d)/g, '$1 appendix ');
  return WORDS[locale]
    .reduce((text, [word, written]) => text.replace(word, written), marked)
    .replace(/Linux ss(?:, (?=netstat))?/, (name) => name.replaceAll(' ', '\u00a0'));
}
