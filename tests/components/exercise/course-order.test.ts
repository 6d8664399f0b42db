import { expect, it } from 'vitest';
import { nextIn } from '../../../src/components/exercise/course-order.ts';
import { exercisesIn } from '../../../src/components/lesson/names-in-mdx.ts';
import { TOPICS, topicsOf } from '../../../src/exercises/authoring/topics.ts';
import { idsIn, lessonsIn } from '../../content/content-files.ts';

it.each([
  ['the next of the first order', 'a', 'b'],
  ['the next of another order, where it is the last of the first', 'b', 'd'],
  ['the next of the only order that has it', 'c', 'b'],
  ['nothing, where it is the last of all', 'd', undefined],
  ['nothing, where no order has it', 'x', undefined],
])('%s', (_, id, next) => {
  const orders = [
    ['a', 'b'],
    ['c', 'b', 'd'],
  ];
  expect(nextIn(orders, id)).toBe(next);
});

it('leads from every exercise but the last of all to another one', () => {
  const topicOf = (id: string) => TOPICS.indexOf(topicsOf(id)[0]);
  const ids = idsIn('exercises').toSorted((a, b) => topicOf(a) - topicOf(b));
  const inLessons = lessonsIn('en').flatMap(({ text }) => exercisesIn(text));
  const ends = ids.filter((id) => nextIn([inLessons, ids], id) === undefined);
  expect(ends.every((id) => id === ids.at(-1))).toBe(true);
  const withoutTopics = ids.filter((id) => nextIn([inLessons], id) === undefined);
  expect(withoutTopics.length).toBeGreaterThan(ends.length);
});
