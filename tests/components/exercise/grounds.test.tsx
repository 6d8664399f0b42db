import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { groundsText, linked, sourceParts } from '../../../src/components/exercise/grounds.ts';
import { Runs } from '../../../src/components/exercise/Runs.tsx';
import { Source } from '../../../src/components/exercise/Verdict.tsx';
import { citation, dictionary } from '../../../src/i18n/index.ts';

describe('where a sentence can be read', () => {
  const SOURCE = 'RFC 9293 §3.10.7.4, fifth; 3.5.2, group 2; RFC 9293 A.2; RFC 6298; Linux tcp_retries2';
  const address = (part: string) => `href="https://www.rfc-editor.org/rfc/${part}"`;

  it.each(['en', 'zh-cn'] as const)('links the sections of RFCs in %s', (locale) => {
    const html = render(<Source parts={linked(citation(SOURCE, locale))} />);
    for (const part of [
      'rfc9293#section-3.10.7.4',
      'rfc9293#section-3.5.2',
      'rfc9293#appendix-A.2',
      'rfc6298',
    ]) {
      expect(html).toContain(address(part));
    }
    expect(html.match(/<a /g)).toHaveLength(4);
    expect(html.replace(/<[^>]*>/g, '')).toBe(citation(SOURCE, locale));
  });
});

it('says what a sentence rests on', () => {
  const grounds = { runs: ['close/four-way', 'handshake/plain (rfc9293)'], source: 'RFC 9293 §3.6' };
  const words = (locale: 'en' | 'zh-cn') => ({ locale, exercise: dictionary(locale).exercise });
  expect(groundsText(grounds, words('en'))).toBe(
    'Checked by a run: close/four-way, handshake/plain (rfc9293). Source: RFC 9293 §3.6.',
  );
  expect(groundsText(grounds, words('zh-cn'))).toBe(
    '由模型运行检验：close/four-way、handshake/plain (rfc9293)。出处：RFC 9293 §3.6。',
  );
  expect(groundsText({ runs: [], source: null }, words('en'))).toBe('');
});

it('names a run once and in one piece for all sentences that rest on it, and draws nothing for those without a source', () => {
  const each = [['close/four-way'], [], ['close/four-way', 'handshake/plain']].map((runs) => ({
    runs,
    source: null,
  }));
  const runs = (grounds: typeof each, locale: 'en' | 'zh-cn') =>
    render(<Runs grounds={grounds} sentence="Runs: {runs}." t={dictionary(locale).exercise} />);
  expect(runs(each, 'en')).toBe('<p class="runs">Runs: <i>close/four-way</i>, <i>handshake/plain</i>.</p>');
  expect(runs(each, 'zh-cn')).toContain('</i>、<i>');
  expect(runs(each.slice(1, 2), 'en')).toBe('');
  const parts = sourceParts(each[0]!, { locale: 'en', exercise: dictionary('en').exercise });
  expect(render(<Source parts={parts} />)).toBe('');
});
