import { expect, it } from 'vitest';
import { componentFaults } from '../../../../src/exercises/authoring/lesson/components.ts';
import { textFaultLine } from '../../../../src/exercises/authoring/text-fault.ts';

const told = (source: string): string[] =>
  componentFaults(source).map((fault) => textFaultLine('content/lessons/en/a/b.mdx', fault));

it.each([
  [
    'a prop misspelt',
    '\n<Sequence scenario="a/b" captoin="x" />',
    'content/lessons/en/a/b.mdx:2: <Sequence> takes no "captoin". There are scenario, of, profile, overrides, numbers, from, to, caption.',
  ],
  [
    'a value there is not',
    '<Note kind="warning">\nText\n</Note>',
    'content/lessons/en/a/b.mdx:1: <Note> kind="warning" is not known. There are note, pitfall, rfc, linux, interview, picture.',
  ],
  [
    'a segment that is no number',
    '<Sequence scenario="a/b" to="last" />',
    'content/lessons/en/a/b.mdx:1: <Sequence> to="last" is no number of a segment. The first segment is 1.',
  ],
  [
    'a prop left out',
    '<V scenario="a/b" />',
    'content/lessons/en/a/b.mdx:1: <V> has no at. It must have at.',
  ],
  [
    'a parameter there is not',
    '<Param name="tcp_fin_timout" />',
    'content/lessons/en/a/b.mdx:1: <Param> name="tcp_fin_timout" is not known. Near: tcp_fin_timeout,',
  ],
  ['a component there is not', '<Ladder />', 'content/lessons/en/a/b.mdx:1: there is no <Ladder>. Near: '],
  [
    'braces in prose',
    'It lasts {linux.timeWait}.',
    'content/lessons/en/a/b.mdx:1: {linux.timeWait} stands in the text. Take a number with <V>, or write it as `code`.',
  ],
])('%s is told with file and line', (_, source, sentence) => {
  expect(told(source)).toEqual([expect.stringContaining(sentence)]);
});

it('what components know passes, as does code', () => {
  const source = `<Note kind="pitfall">Text</Note>
<Param name="tcp_fin_timeout" profile="both" sysctl /> <Term id="syn">SYN</Term>
<Sequence
  scenario="a/b"
  from="8" to={11}
/>
\`{x}\` {/* a comment */}
\`\`\`
<Nothing {x}>
\`\`\`
`;
  expect(told(source)).toEqual([]);
});
