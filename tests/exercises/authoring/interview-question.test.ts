import { describe, expect, it } from 'vitest';
import { describeIssues } from '../../../src/exercises/authoring/author-errors.ts';
import {
  danglingNames,
  type InterviewQuestion,
  interviewQuestionSchema,
  interviewTexts,
  questionStatements,
  questionTopic,
  spokenLength,
} from '../../../src/exercises/authoring/interview-question.ts';
import { nearNames } from '../../../src/exercises/index.ts';
import { scenarioOf } from '../content.ts';
import { UNITS } from '../files.ts';

const words = (text: string) => ({ en: text, 'zh-cn': text });

/** A question as an author writes it, with parts of one's own. */
function written(part: object = {}): Record<string, unknown> {
  return {
    level: 'junior',
    asked: [words('Why?'), words('How come?')],
    short: { en: Array(50).fill('word').join(' '), 'zh-cn': '字'.repeat(100) },
    full: words('It waits {wait}.\n\nThen it closes.'),
    values: { wait: { profile: 'linux', param: 'timeWait' } },
    points: [
      { id: 'one', text: words('One.'), source: 'RFC 9293 §3.5' },
      { id: 'two', text: words('Two.') },
    ],
    followUps: [{ text: words('And?') }, { text: words('Then?'), question: 'close/why-four' }],
    exercises: ['close/why-four'],
    ...part,
  };
}

const read = (part: object = {}): InterviewQuestion => interviewQuestionSchema.parse(written(part));

function told(part: object): string {
  const checked = interviewQuestionSchema.safeParse(written(part));
  return describeIssues('content/questions/close/x.yaml', checked.error?.issues ?? []);
}

describe('interviewQuestionSchema', () => {
  it('tells how long a spoken answer is and may be', () => {
    expect(told({ short: { en: 'Too short.', 'zh-cn': '字'.repeat(181) } })).toBe(
      [
        'content/questions/close/x.yaml:',
        '  - short: en takes thirty seconds to say with 40 to 90 words; it has 2',
        '  - short: zh-cn takes thirty seconds to say with 80 to 180 characters; it has 181',
      ].join('\n'),
    );
  });

  it('tells a field that is not known, with the near one', () => {
    expect(told({ followups: [] })).toContain('"followups" (near: followUps)');
  });

  it('wants two follow-ups, two points with ids of their own, and a level', () => {
    expect(told({ followUps: [{ text: words('And?') }] })).toContain('followUps');
    const point = { id: 'one', text: words('One.'), source: 'RFC 9293 §3.5' };
    expect(told({ points: [point, point] })).toContain('points must have an id each of their own');
    expect(told({ level: 'expert' })).toContain('level must be one of junior, middle, senior');
  });

  it('takes a wrong answer by its claim, or with what is true and its source', () => {
    expect(told({ wrong: { said: words('No.') } })).toContain('wrong must be { refutedBy }');
    expect(read({ wrong: { refutedBy: 'syn-costs-nothing' } }).wrong).toEqual({
      refutedBy: 'syn-costs-nothing',
    });
  });
});

it('a spoken answer is measured without the source of its numbers', () => {
  expect(spokenLength('After {wait} or [4 µs](lit:RFC 9293 §3.4.1) – done.', 'en')).toBe(6);
  expect(spokenLength('等待 {wait}，进入 TIME-WAIT。', 'zh-cn')).toBe(6);
});

it('a question’s folder is its topic', () => {
  expect(questionTopic('close-fails/crash')).toBe('close-fails');
  expect(() => questionTopic('closing/crash')).toThrow(/"closing" is no topic; there are ground, handshake/);
});

it('a point that rests on nothing is a statement without claim and source', () => {
  expect(questionStatements(read())[1]).toEqual({
    what: 'point "two"',
    profile: 'linux',
    claim: null,
    source: null,
  });
});

it('names that nothing has are told with the place and the near ones', () => {
  const known = { lessons: ['close/four-way'], exercises: ['close/why-four'], claims: [], questions: [] };
  const file = read({ lesson: 'close/for-way', wrong: { refutedBy: 'nobody-says-so' } });
  expect(describeIssues('x.yaml', danglingNames(file, known, nearNames))).toBe(
    [
      'x.yaml:',
      '  - lesson is "close/for-way", which content/lessons does not have; near: close/four-way',
      '  - wrong: refutedBy is "nobody-says-so", which content/claims does not have; near: ',
      '  - followUps 2: question is "close/why-four", which content/questions does not have; near: ',
    ].join('\n'),
  );
});

it('texts are in one language, with values filled in and paragraphs apart', () => {
  const file = read({ wrong: { refutedBy: 'own' } });
  const texts = interviewTexts(file, 'zh-cn', {
    scenario: scenarioOf,
    units: UNITS['zh-cn'],
    commonClaim: (id) => ({ claim: { topic: 'ground', source: 'RFC 9293 §3.4' }, said: id, truth: '不是。' }),
  });
  expect(texts.full).toEqual(['It waits 60\u00a0秒.', 'Then it closes.']);
  expect(texts.wrong).toEqual({ said: 'own', truth: '不是。', runs: [], source: 'RFC 9293 §3.4' });
  expect(texts.followUps.map(({ question }) => question)).toEqual([null, 'close/why-four']);
});
