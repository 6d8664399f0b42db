import { describe, expect, it } from 'vitest';
import { statementProblems } from '../../../../src/exercises/authoring/claims/statement.ts';
import { choice, rightOptions } from '../../../../src/exercises/kinds/choice/index.ts';
import type { ChoiceQuestion, ChoiceSpec, Option } from '../../../../src/exercises/kinds/choice/question.ts';
import { sealOf } from '../../../../src/exercises/kinds/choice/right.ts';
import {
  authoredChoice,
  choiceSchema,
  choiceSpec,
  disagreements,
} from '../../../../src/exercises/kinds/choice/schema.ts';
import { scenarioOf } from '../../content.ts';

const NAME = 'Exercise test';
const sealed = (id: string, right: boolean): Option => ({ id, claim: null, seal: sealOf(NAME, id, right) });
const options = [
  sealed('a', true),
  sealed('b', true),
  sealed('c', false),
  sealed('d', false),
  sealed('e', false),
];
const spec: ChoiceSpec = { name: NAME, profile: 'linux', several: true, shown: null, options, scenarios: {} };
const question: ChoiceQuestion = { ...spec, seed: 3 };

describe('several options', () => {
  it.each([
    [['a', 'b'], 1, { right: 2, wrong: 0, missed: 0, left: 3 }],
    [['a'], 0.5, { right: 1, wrong: 0, missed: 1, left: 3 }],
    [['a', 'b', 'c'], 0.5, { right: 2, wrong: 1, missed: 0, left: 2 }],
    [['a', 'c'], 0, { right: 1, wrong: 1, missed: 1, left: 2 }],
    [['c', 'd', 'e'], 0, { right: 0, wrong: 3, missed: 2, left: 0 }],
  ])('%j scores %d', (answer, score, counts) => {
    expect(choice.grade(question, answer)).toMatchObject({ score, counts });
  });

  it('shows every right option and as many wrong ones as there is room for, drawn by the seed', () => {
    const drawn = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const variant = choice.generate({ ...spec, shown: 3 }, seed);
      expect(variant.options).toHaveLength(3);
      expect([...rightOptions(variant)].sort()).toEqual(['a', 'b']);
      for (const { id } of variant.options) drawn.add(id);
    }
    expect([...drawn].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('parse', () => {
  const single = { ...question, several: false };

  it.each([
    [single, 'a', ['a']],
    [single, ['c'], ['c']],
    [question, ['e', 'a', 'a'], ['a', 'e']],
  ])('reads %#', (asked, input, answer) => expect(choice.parse(asked, input)).toEqual({ ok: true, answer }));

  it.each([
    [[], 'empty'],
    ['', 'empty'],
    [undefined, 'empty'],
    [['a', 'b'], 'too-many'],
    [['z'], 'not-an-answer'],
    [7, 'not-an-answer'],
    [{ a: true }, 'not-an-answer'],
  ])('refuses %j', (input, code) => {
    expect(choice.parse(single, input)).toEqual({ ok: false, problems: [{ cell: null, code }] });
  });
});

describe('an author', () => {
  const words = { en: 'x', 'zh-cn': '甲' };
  const claim = { run: 'handshake/plain', holds: { segments: { flags: 'SYN' }, count: 1 } };
  const option = (id: string, right: boolean) => ({ id, right, text: words, reason: words, claim });
  const file = (part: object) => ({
    kind: 'choice',
    difficulty: 1,
    title: words,
    prompt: words,
    profile: 'linux',
    options: [option('a', true), option('b', false), option('c', false)],
    ...part,
  });

  it('is told which option the runs contradict', () => {
    const read = choiceSchema.parse(file({}));
    expect(disagreements(read, choiceSpec(read, scenarioOf, 'own'), 1)).toEqual([
      'option "b" says right: false, but its claim says true: handshake/plain (linux) has { segments: { flags: SYN }, count: 1 }: there are 1: #1 client SYN seq 0 len 0 at 0s, delivered (open/active)',
      expect.stringMatching(/^option "c" says right: false, but its claim says true: /),
    ]);
  });

  it('is told which option names a segment that the run does not have', () => {
    const slip = { ...claim, holds: { segment: 88, has: {} } };
    const read = choiceSchema.parse(
      file({ options: [option('a', true), { ...option('b', false), claim: slip }, option('c', false)] }),
    );
    const spec = choiceSpec(read, scenarioOf, 'own');
    expect(() => disagreements(read, spec, 1)).toThrow('option "b": there is no segment 88; the run has 3');
  });

  it('is told which reasons rest on nothing, and which a run contradicts', () => {
    const shows = { run: 'handshake/plain', holds: { segments: {}, count: 4 } };
    const read = choiceSchema.parse(
      file({
        options: [
          option('a', true),
          option('b', false),
          { ...option('c', false), source: 'RFC 9293 §3.5' },
          { ...option('d', false), shows },
        ],
      }),
    );
    const problems = authoredChoice
      .statements(read)
      .flatMap((statement) => statementProblems(statement, scenarioOf, 1));
    expect(problems).toEqual([
      'the reason of option "b" has neither a claim nor a source',
      expect.stringMatching(
        /^the reason of option "d" is not what the run shows: handshake\/plain \(linux\) has not \{ segments: \{\}, count: 4 \}: there are 3: #1 client SYN/,
      ),
    ]);
  });

  it.each([
    [{ options: [option('a', true), option('a', false), option('c', false)] }, /an id each/],
    [{ options: ['a', 'b', 'c'].map((id) => option(id, false)) }, /one that is right/],
    [{ options: ['a', 'b', 'c'].map((id) => option(id, true)), several: true }, /one that is wrong/],
    [{ options: [option('a', true), option('b', true), option('c', false)] }, /several: true/],
    [{ shown: 4 }, /cannot show 4/],
    [
      { options: [option('a', true), option('b', false), { ...option('c', false), source: 'a blog' }] },
      /must name a section, such as "RFC 9293 §3.10.7.4, fifth"/,
    ],
    [
      {
        options: [
          option('a', true),
          option('b', false),
          { ...option('c', false), text: { en: 'None of the above', 'zh-cn': '甲' } },
        ],
      },
      /not "all of the above"/,
    ],
    [
      {
        options: [
          option('a', true),
          option('b', false),
          { ...option('c', false), text: { en: 'x', 'zh-cn': '以上都不对' } },
        ],
      },
      /not "all of the above"/,
    ],
  ] satisfies [object, RegExp][])('is told what is wrong with %#', (part, message) => {
    const { error } = choiceSchema.safeParse(file(part));
    expect(error?.issues.map((issue) => issue.message).join('; ')).toMatch(message);
  });
});
