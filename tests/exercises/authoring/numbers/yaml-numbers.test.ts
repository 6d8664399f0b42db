import { expect, it } from 'vitest';
import { yamlNumberFaults } from '../../../../src/exercises/authoring/numbers/yaml-numbers.ts';
import { textFaultLine } from '../../../../src/exercises/authoring/text-fault.ts';

const told = (source: string): string[] =>
  yamlNumberFaults(source).map((fault) => textFaultLine('content/exercises/a/b.yaml', fault));

it('a typed number is told with file, line, field, and what to write instead', () => {
  const source = `title: { en: A close, zh-cn: 关闭 }
options:
  - id: one
    reason:
      en: After five retransmissions it gives up.
      zh-cn: 重传 {n} 次后放弃。
`;
  expect(told(source)[0]).toBe(
    'content/exercises/a/b.yaml:5: options 1: reason: en: "five retransmissions" is typed. Write {name} with a value of a run, {linux.tcp_syn_retries} for a parameter, or [five retransmissions](lit:RFC 9293 §3.4.1) with its source.',
  );
});

it('numbers that differ are told with what each language has', () => {
  const source = `prompt:
  en: It lasts [999 ms](lit:RFC 9293 §3.4.1).
  zh-cn: 持续 [888 毫秒](lit:RFC 9293 §3.4.1)。
`;
  expect(told(source)).toEqual([
    'content/exercises/a/b.yaml:2: prompt: the numbers differ: only en has 999 ms; only zh-cn has 888 毫秒. Say the same numbers in both languages.',
  ]);
});

it('lines are right in folded texts, and where a number is typed twice', () => {
  const source = `model:
  en: |
    First 5 s.

    Then 5 s.
  zh-cn: >-
    先是
    5 秒。
`;
  expect(told(source).map((line) => line.split(' ')[0])).toEqual([
    'content/exercises/a/b.yaml:3:',
    'content/exercises/a/b.yaml:5:',
    'content/exercises/a/b.yaml:8:',
  ]);
});

it('a title takes no values', () => {
  expect(told('title: { en: "{a} later", zh-cn: "{a}后" }')).toEqual([
    expect.stringContaining('a title quotes no values'),
    expect.stringContaining('a title quotes no values'),
  ]);
});

it('a source that cannot be looked up is told', () => {
  const lines = told('short: { en: "[2 s](lit:RFC 9293)", zh-cn: "[2 秒](lit:RFC 9293 §3.4.1)" }');
  expect(lines).toEqual([
    expect.stringContaining(
      'b.yaml:1: short: the source "RFC 9293" cannot be looked up. A source must name a section,',
    ),
  ]);
});

it('claims and values of a file are no texts, and what is no YAML has another reader', () => {
  expect(told('options: [{ claim: { lasts: 60s } }]')).toEqual([]);
  expect(told('title: {')).toEqual([]);
});
