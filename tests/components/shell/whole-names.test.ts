import { expect, it } from 'vitest';
import { keepNamesWhole, partsAtNames } from '../../../src/components/shell/whole-names.ts';

const whole = (name: string): string => `<i>${name}</i>`;

it.each([
  ['<p>It enters TIME-WAIT.</p>', `<p>It enters ${whole('TIME-WAIT')}.</p>`],
  ['<p>进入FIN-WAIT-2状态</p>', `<p>进入${whole('FIN-WAIT-2')}状态</p>`],
  ['<cite>RFC 9293 §3.5.1</cite>', `<cite>${whole('RFC 9293 §3.5.1')}</cite>`],
  ['<p>See RFC 9293 §3.4.</p>', `<p>See ${whole('RFC 9293 §3.4')}.</p>`],
  ['<p>RFC 9293, 第 3 节</p>', `<p>${whole('RFC 9293')}, 第 3 节</p>`],
  ['<td>SYN-SENT</td>', `<td>${whole('SYN-SENT')}</td>`],
  [`<h1>${whole('TIME-WAIT')} 与 2MSL</h1>`, `<h1>${whole('TIME-WAIT')} 与 2MSL</h1>`],
])('keeps the names of %s in one piece', (before, after) => {
  expect(keepNamesWhole(before)).toBe(after);
});

it.each([
  '<a title="in TIME-WAIT > 1" href="/TIME-WAIT/">it</a>',
  '<title>TIME-WAIT</title>',
  '<script>f("TIME-WAIT")</script>',
  '<svg><text>TIME-WAIT</text></svg>',
  '<select><option>TIME-WAIT</option></select>',
  '<form><p>TIME-WAIT</p></form>',
  '<p>three-way, SYN,ACK and a-TIME</p>',
])('leaves %s as it is', (html) => {
  expect(keepNamesWhole(html)).toBe(html);
});

it('parts a text so that every second part is a name', () => {
  expect(partsAtNames('LAST-ACK → CLOSED, RFC 9293')).toEqual([
    '',
    'LAST-ACK',
    ' → CLOSED, ',
    'RFC 9293',
    '',
  ]);
});
