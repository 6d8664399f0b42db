import { describe, expect, it, test } from 'vitest';
import { runFaults, withRuns } from '../../../../src/exercises/authoring/lesson/runs.ts';
import { textFaultLine } from '../../../../src/exercises/authoring/text-fault.ts';

const A = '<Run id="a/a" />\n';

describe('a component', () => {
  it.each([
    ['takes the run before it', `${A}<Sequence />`, '<Sequence scenario="a/a" />'],
    ['takes the last of several', `${A}<Run id="b/b" />\n<V at="end" />`, '<V scenario="b/b" at="end" />'],
    [
      'takes the one it names',
      `${A}<Run id="b/b" as="x" />\n<V of="x" at="end" />`,
      '<V scenario="b/b" of="x" at="end" />',
    ],
    [
      'keeps its run when another is named',
      `${A}<Run id="b/b" as="x" />\n<Sequence />`,
      '<Sequence scenario="a/a" />',
    ],
    ['keeps a scenario of its own', `${A}<Sequence scenario="c/c" />`, '<Sequence scenario="c/c" />'],
    [
      'keeps a profile of its own',
      '<Run id="a/a" profile="linux" />\n<V profile="rfc9293" at="end" />',
      '<V scenario="a/a" profile="rfc9293" at="end" />',
    ],
    [
      'takes parameters as they are written',
      `<Run id="a/a" profile="linux" overrides='client: { x: "2s" }' />\n<Sequence />`,
      `<Sequence scenario="a/a" profile="linux" overrides='client: { x: "2s" }' />`,
    ],
    ['that can do without takes nothing unasked', `${A}<States />`, '<States />'],
    [
      'that can do without takes it when asked',
      `${A}<States host="client" />`,
      '<States scenario="a/a" host="client" />',
    ],
    [
      'that compares takes a second run',
      `${A}<Run id="b/b" profile="linux" as="x" />\n<Compare with="x" />`,
      '<Compare scenario="a/a" withScenario="b/b" withProfile="linux" with="x" />',
    ],
    [
      'that compares takes its own run under another profile',
      `${A}<Compare with="rfc9293" />`,
      '<Compare scenario="a/a" withProfile="rfc9293" with="rfc9293" />',
    ],
    ['of no run takes nothing', `${A}<Param name="msl" />`, '<Param name="msl" />'],
  ])('%s', (_, source, tag) => {
    expect(withRuns(source).split('\n').at(-1)).toBe(tag);
    expect(runFaults(source)).toEqual([]);
  });

  it('is told its file and line', () => {
    expect(withRuns(`${A}\nText <V\n  at="end" />`, 'x.mdx')).toBe(
      `${A}\nText <V scenario="a/a" where="x.mdx:3"\n  at="end" />`,
    );
  });
});

it('leaves code and comments as they are', () => {
  const source = `${A}\`<Sequence />\` {/* <Sequence /> */}\n\`\`\`\n<Sequence />\n\`\`\`\n`;
  expect(withRuns(source)).toBe(source);
});

test.each([
  [
    `${A}<Compare with="linx" />`,
    'names a run "linx" that there is not. Write <Run id="…" as="linx" /> above it; near: linux',
  ],
  ['<Sequence />', 'x.mdx:1: <Sequence /> has no run. Write <Run id="close/four-way" /> above it.'],
  [`<V at="end" />\n${A}`, 'x.mdx:1: <V at="end" /> has no run.'],
  [
    `${A}<V of="x" at="end" />`,
    'names a run "x" that there is not. Write <Run id="…" as="x" /> above it; none is named.',
  ],
  [
    `<Run id="a/a" as="lossy" />\n<V of="losy" at="end" />`,
    'x.mdx:2: <V of="losy" at="end" /> names a run "losy" that there is not. Write <Run id="…" as="losy" /> above it; near: lossy.',
  ],
])('%s is told', (source, sentence) => {
  expect(runFaults(source).map((fault) => textFaultLine('x.mdx', fault))).toEqual([
    expect.stringContaining(sentence),
  ]);
});
