import { describe, expect, it } from 'vitest';
import {
  lessonDifferences,
  lessonNumberFaults,
} from '../../../../src/exercises/authoring/numbers/lesson-numbers.ts';
import { textFaultLine } from '../../../../src/exercises/authoring/text-fault.ts';

const FRONT =
  '---\ntitle: T\nminutes: 15\nobjectives:\n  - read numbers\nsources:\n  - RFC 6298 (3 s)\n---\n\n';
const told = (text: string): string[] =>
  lessonNumberFaults(FRONT + text).map((fault) => textFaultLine('content/lessons/en/a/b.mdx', fault));

describe('a lesson’s typed numbers', () => {
  it('are told with file, line, and what to write instead', () => {
    expect(told('## A\n\nIt waits\n60 s.\n')).toEqual([
      'content/lessons/en/a/b.mdx:13: "60 s" is typed. Write <V at="#8.seq" /> with a value of a run, <Param name="tcp_syn_retries" /> for a parameter, or <Lit source="RFC 9293 §3.4.1">60 s</Lit> with its source.',
    ]);
  });

  it.each(['a caption', 'objectives'])('are found in %s', (place) => {
    const text =
      place === 'objectives'
        ? FRONT.replace('read numbers', 'wait 60 s')
        : `${FRONT}<Sequence scenario="a/b" caption="It waits 60 s" />\n`;
    expect(lessonNumberFaults(text).map(({ what }) => what)).toEqual(['"60 s" is typed']);
  });

  it.each([
    'waits <V scenario="a/b" at="#1.sent" format="seconds" /> s',
    'waits <Param name="timeWait" />',
    'every <Lit source="RFC 9293 §3.4.1">4 µs</Lit>',
    'sleep `60 s` in code',
    '```sh\nsleep 60 s\n```',
    '{/* 60 s */}',
    '<Sequence scenario="a/60 s" />',
    'see [there](../60-s/)',
  ])('are not found in %s', (text) => expect(told(`${text}\n`)).toEqual([]));
});

describe('the numbers of a lesson’s two languages', () => {
  const differences = (en: string, chinese: string) => lessonDifferences(FRONT + en, FRONT + chinese);

  it('are compared section by section, values and parameters with them', () => {
    const value = (at: string) => `<V at="${at}" scenario="a/b" />`;
    expect(differences(`## A\n${value('delay')}\n`, '## 甲\n<V scenario="a/b" at="delay" />\n')).toEqual([]);
    expect(
      differences(`## A\n\n## B\n${value('delay')}\n`, `## 甲\n${value('delay')}\n\n## 乙\n`),
    ).toMatchObject([
      { line: 10, what: expect.stringContaining('only en has none; only zh-cn has {V ') },
      { line: 13, what: expect.stringContaining('only zh-cn has none') },
    ]);
    expect(
      differences('<Lit source="RFC 1">999 ms</Lit>\n', '<Lit source="RFC 1">888 毫秒</Lit>\n'),
    ).toMatchObject([{ what: 'the numbers differ: only en has 999 ms; only zh-cn has 888 毫秒' }]);
  });

  it('are not compared where a section is missing: that is told', () => {
    expect(differences('## A\n\n## B\n', '## 甲\n')).toMatchObject([
      { what: 'there are 1 headings, in English 2' },
    ]);
  });
});
