import { expect, test } from 'vitest';
import { z } from 'zod';
import { idOf, idsIn, lessonsIn, readYaml } from './content-files.ts';

const LESSONS = lessonsIn('en').map(({ path, front }) => ({
  id: idOf(path),
  minutes: Number(front['minutes']),
}));
const ORDER = LESSONS.map(({ id }) => id);

const prerequisites = z
  .record(z.string(), z.array(z.string()).min(1))
  .parse(readYaml('lessons/prerequisites.yaml'));

test('what to know before a lesson comes earlier in the course', () => {
  for (const [lesson, before] of Object.entries(prerequisites)) {
    expect(ORDER, 'prerequisites.yaml').toContain(lesson);
    for (const id of before) {
      expect(ORDER, lesson).toContain(id);
      expect(ORDER.indexOf(id), `${id} before ${lesson}`).toBeLessThan(ORDER.indexOf(lesson));
    }
  }
});

test('every topic of practice begins with an introductory exercise', () => {
  const files = idsIn('exercises').map((id) => ({ id, file: readYaml(`exercises/${id}.yaml`) }));
  const graded = files.map(({ id, file }) => ({ id, ...z.object({ difficulty: z.number() }).parse(file) }));
  const topics = new Set(graded.map(({ id }) => id.split('/')[0]));
  for (const topic of topics) {
    const least = Math.min(
      ...graded.filter(({ id }) => id.startsWith(`${topic}/`)).map(({ difficulty }) => difficulty),
    );
    expect(least, topic).toBe(1);
  }
});

/** To say an answer of thirty seconds aloud, and to compare it with the one of the bank. */
const MINUTES_A_QUESTION = 2;

const paths = z
  .array(
    z.object({
      id: z.string(),
      days: z.array(z.object({ lessons: z.array(z.string()), questions: z.array(z.string()) })),
    }),
  )
  .parse(readYaml('lessons/paths.yaml'));

test.each(paths.map((path) => [path.id, path.days] as const))(
  'path %s takes each lesson and question once, and twenty minutes a day',
  (_, days) => {
    const lessons = days.flatMap((day) => day.lessons);
    const questions = days.flatMap((day) => day.questions);
    expect(new Set(lessons).size).toBe(lessons.length);
    expect(new Set(questions).size).toBe(questions.length);
    for (const id of lessons) expect(ORDER).toContain(id);
    for (const id of questions) expect(idsIn('questions')).toContain(id);
    for (const day of days) {
      const read = day.lessons.map((id) => LESSONS.find((lesson) => lesson.id === id)?.minutes ?? 0);
      const minutes = read.reduce((sum, one) => sum + one, 0) + MINUTES_A_QUESTION * day.questions.length;
      expect(minutes, day.lessons.join(', ')).toBeGreaterThanOrEqual(15);
      expect(minutes, day.lessons.join(', ')).toBeLessThanOrEqual(23);
    }
  },
);
