import * as z from 'zod';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import { COURSE_CHAPTERS, type CourseChapter } from './chapters.ts';
import { type CommonClaim, sourceOfClaim } from './claims/common-claim.ts';
import { pointStatements, pointsSchema } from './claims/point.ts';
import { groundsShape } from './claims/schema.ts';
import { type GroundsTexts, groundsTexts, type Statement } from './claims/statement.ts';
import { paragraphs, profileSchema, type Words, wordsSchema } from './fields.ts';
import { quoted, type Units, valuesSchema } from './reference.ts';

/** Who is asked: every candidate, one with experience, one who is to run such systems. */
export const LEVELS = ['junior', 'middle', 'senior'] as const;

/** How much can be said aloud in thirty seconds: English words; Chinese characters, a Latin word as one. */
const SPOKEN = { en: [40, 90], 'zh-cn': [80, 180] } as const;

/** Counts the words of a spoken answer; a place, whose value is not known yet, is one. */
export function spokenLength(text: string, locale: keyof Words): number {
  const plain = text.replace(/\{[^{}]*\}/gu, 'n').replace(/\]\(lit:[^()]*(?:\([^()]*\)[^()]*)*\)/gu, ']');
  const pattern = locale === 'en' ? /[^\s–—]*[\p{L}\p{N}][^\s–—]*/gu : /\p{Script=Han}|[A-Za-z\d_./()+^-]+/gu;
  return plain.match(pattern)?.length ?? 0;
}

const shortSchema = wordsSchema.superRefine((short, context) => {
  for (const locale of ['en', 'zh-cn'] as const) {
    const [least, most] = SPOKEN[locale];
    const length = spokenLength(short[locale], locale);
    if (length >= least && length <= most) continue;
    const what = locale === 'en' ? 'words' : 'characters';
    const message = `takes thirty seconds to say with ${least} to ${most} ${what}; it has ${length}`;
    context.addIssue({ code: 'custom', path: [locale], message });
  }
});

const wrongSchema = z.union(
  [
    z.strictObject({ refutedBy: z.string().min(1) }),
    z.strictObject({ said: wordsSchema, truth: wordsSchema, source: groundsShape.source.unwrap() }),
  ],
  { error: 'must be { refutedBy }, a file of content/claims, or { said, truth, source }' },
);

/** A file of content/questions: what an interviewer asks, and what to answer. */
export const interviewQuestionSchema = z.strictObject({
  level: z.enum(LEVELS),
  /** How it is asked, the commonest wording first. */
  asked: z.array(wordsSchema).min(1).max(3),
  /** Profile that holds for claims and values that name none; linux when left out. */
  profile: profileSchema.optional(),
  /** Values that its sentences quote with {name}. */
  values: valuesSchema.optional(),
  /** The answer to say aloud, in thirty seconds. */
  short: shortSchema,
  /** The whole answer. Blank lines part paragraphs. */
  full: wordsSchema,
  /** What a full answer says. */
  points: pointsSchema,
  /** The wrong answer that is common: as content/claims has it, or with what is true and where it can be read. */
  wrong: wrongSchema.optional(),
  /** What is asked next, with the question of the bank it is, where there is one. */
  followUps: z.array(z.strictObject({ text: wordsSchema, question: z.string().min(1).optional() })).length(2),
  /** The lesson that explains it. */
  lesson: z.string().min(1).optional(),
  /** The exercises that prove it. */
  exercises: z.array(z.string().min(1)),
});

/** An interview question as its author writes it. */
export type InterviewQuestion = z.infer<typeof interviewQuestionSchema>;

/** Returns the topic of a question, its folder; throws for a folder that is none. */
export function questionTopic(id: string): CourseChapter {
  const folder = id.slice(0, id.indexOf('/'));
  const own = COURSE_CHAPTERS.find((topic) => topic === folder);
  if (own !== undefined) return own;
  throw new RangeError(
    `content/questions/${id}.yaml: "${folder}" is no topic; there are ${COURSE_CHAPTERS.join(', ')}`,
  );
}

/** Returns the points of a question with what they rest on. */
export function questionStatements({ points, profile = 'linux' }: InterviewQuestion): Statement[] {
  return pointStatements(points, profile);
}

/** A place of a file that names what there is not, as zod would say it. */
type DanglingName = z.core.$ZodIssue;

/** What a question may name: ids of lessons, exercises, common claims and questions. */
export type KnownNames = Readonly<
  Record<'lessons' | 'exercises' | 'claims' | 'questions', readonly string[]>
>;

/** Finds the ids of a question that nothing has; `near` says what its author may have meant. */
export function danglingNames(
  { lesson, exercises, wrong, followUps }: InterviewQuestion,
  known: KnownNames,
  near: (name: string, known: readonly string[]) => readonly string[],
): DanglingName[] {
  const named: [path: (string | number)[], sort: keyof KnownNames, id: string | undefined][] = [
    [['lesson'], 'lessons', lesson],
    ...exercises.map((id, i) => [['exercises', i], 'exercises', id] satisfies (typeof named)[number]),
    [['wrong', 'refutedBy'], 'claims', wrong && 'refutedBy' in wrong ? wrong.refutedBy : undefined],
    ...followUps.map(
      ({ question }, i) =>
        [['followUps', i, 'question'], 'questions', question] satisfies (typeof named)[number],
    ),
  ];
  return named.flatMap(([path, sort, id]) => {
    if (id === undefined || known[sort].includes(id)) return [];
    const message = `is "${id}", which content/${sort} does not have; near: ${near(id, known[sort]).join(', ')}`;
    return [{ code: 'custom', path, message, input: id }];
  });
}

/** What is wrong with a wrong answer, and what it rests on. */
export interface WrongTexts extends GroundsTexts {
  readonly said: string;
  readonly truth: string;
}

/** The sentences of a question in one language, with the values of runs filled in. */
export interface InterviewTexts {
  readonly asked: readonly string[];
  readonly short: string;
  readonly full: readonly string[];
  readonly points: readonly (GroundsTexts & { readonly text: string })[];
  readonly wrong: WrongTexts | null;
  readonly followUps: readonly { readonly text: string; readonly question: string | null }[];
}

/** What `interviewTexts` takes from elsewhere. */
interface Given {
  readonly scenario: (id: string) => Scenario;
  readonly units: Units;
  /** Returns a file of content/claims with the sentences of its language. */
  readonly commonClaim: (id: string) => {
    readonly claim: CommonClaim;
    readonly said: string;
    readonly truth: string;
  };
}

/** Returns the sentences of a question in a language. For the build. */
export function interviewTexts(
  file: InterviewQuestion,
  locale: keyof Words,
  { scenario, units, commonClaim }: Given,
): InterviewTexts {
  const fill = quoted(file, scenario, units);
  const say = (words: Words): string => fill(words[locale]);
  const wrongTexts = (): WrongTexts | null => {
    const { wrong } = file;
    if (wrong === undefined) return null;
    if (!('refutedBy' in wrong)) {
      const { said, truth, source } = wrong;
      return { said: say(said), truth: say(truth), ...groundsTexts([], source) };
    }
    const { claim, said, truth } = commonClaim(wrong.refutedBy);
    const source = sourceOfClaim(wrong.refutedBy, claim.source) ?? undefined;
    return { said, truth, ...groundsTexts([claim.claim], source) };
  };
  return {
    asked: file.asked.map(say),
    short: say(file.short),
    full: paragraphs(say(file.full)),
    points: file.points.map(({ text, claim, source }) => ({
      text: say(text),
      ...groundsTexts([claim], source),
    })),
    wrong: wrongTexts(),
    followUps: file.followUps.map(({ text, question }) => ({ text: say(text), question: question ?? null })),
  };
}
