import { describe, expect, it, test } from 'vitest';
import { statementProblems } from '../../src/exercises/authoring/claims/statement.ts';
import { spokenLength } from '../../src/exercises/authoring/interview-question.ts';
import {
  danglingNames,
  describeIssues,
  type InterviewQuestion,
  interviewQuestionSchema,
  interviewTexts,
  nearNames,
  questionStatements,
  questionTopic,
} from '../../src/exercises/index.ts';
import { LOCALES } from '../../src/i18n/index.ts';
import { scenarioOf } from '../exercises/content.ts';
import { UNITS } from '../exercises/files.ts';
import { remembered } from '../exercises/remembered.ts';
import { idOf, idsIn, lessonsIn, readYaml } from './content-files.ts';

const IDS = idsIn('questions');
const KNOWN = {
  lessons: lessonsIn('en').map(({ path }) => idOf(path)),
  exercises: idsIn('exercises'),
  claims: idsIn('claims'),
  questions: IDS,
};

const fileOf = remembered((id: string): InterviewQuestion => {
  const checked = interviewQuestionSchema.safeParse(readYaml(`questions/${id}.yaml`));
  if (checked.success) return checked.data;
  throw new Error(describeIssues(`content/questions/${id}.yaml`, checked.error.issues));
});

describe.each(IDS)('question %s', (id) => {
  it('is on a topic and names only what exists', () => {
    expect(() => questionTopic(id)).not.toThrow();
    expect(danglingNames(fileOf(id), KNOWN, nearNames).map(({ message }) => message)).toEqual([]);
  });

  it('rests on runs and sources', () => {
    const problems = questionStatements(fileOf(id)).flatMap((one) => statementProblems(one, scenarioOf, 1));
    expect(problems).toEqual([]);
  });

  it.each(LOCALES)('has a spoken answer of its length once its values are filled in, in %s', (locale) => {
    const texts = interviewTexts(fileOf(id), locale, {
      scenario: scenarioOf,
      units: UNITS[locale],
      commonClaim: () => ({ claim: { topic: 'ground' }, said: '', truth: '' }),
    });
    expect(texts.short).not.toMatch(/[{}]|\]\(/);
    expect(spokenLength(texts.short, locale)).toBeLessThanOrEqual(locale === 'en' ? 90 : 180);
  });
});

test('no two questions are asked in the same words', () => {
  const asked = IDS.flatMap((id) => fileOf(id).asked.flatMap((words) => [words.en, words['zh-cn']]));
  expect(asked.filter((words, i) => asked.indexOf(words) !== i)).toEqual([]);
});
