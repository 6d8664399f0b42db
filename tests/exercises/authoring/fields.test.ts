import { describe, expect, it } from 'vitest';
import { describeIssues } from '../../../src/exercises/authoring/author-errors.ts';
import { TOPICS, topicsOf } from '../../../src/exercises/authoring/topics.ts';
import { exerciseSchema, KINDS, type KindName } from '../../../src/exercises/index.ts';
import { filesOf } from '../content.ts';

const kinds = Object.keys(KINDS) as KindName[];

/** What an author is told about the fields every kind has. */
function messagesFor(part: object): string[] {
  const { error } = exerciseSchema.safeParse({ kind: 'explain', difficulty: 1, ...part });
  const ours = (error?.issues ?? []).filter(({ path }) => path[0] === 'difficulty' || path[0] === 'topics');
  return ours.length === 0 ? [] : describeIssues('close/own', ours).split('\n');
}

describe('fields that files of several kinds have', () => {
  it.each(kinds)('%s must say how hard it is', (kind) => {
    const { error } = exerciseSchema.safeParse({ kind });
    expect(error?.issues.filter(({ path }) => path[0] === 'difficulty')).toHaveLength(1);
  });

  it.each([
    [{ difficulty: undefined }, 'difficulty must be 1 (introductory), 2 (standard) or 3 (hard)'],
    [{ difficulty: 4 }, 'difficulty must be 1 (introductory), 2 (standard) or 3 (hard)'],
    [{ difficulty: 'easy' }, 'difficulty must be 1 (introductory), 2 (standard) or 3 (hard)'],
    [{ topics: ['closing'] }, `topics 1 must be a topic: ${TOPICS.join(', ')}`],
    [{ topics: ['loss', 'loss'] }, 'topics must name each topic once'],
  ])('%j is refused: %s', (part, sentence) => {
    expect(messagesFor(part)).toEqual([`close/own: ${sentence}`]);
  });

  it('has the topic of its folder first, and the further ones once', () => {
    expect(topicsOf('close/lost-last-ack', ['loss', 'close'])).toEqual(['close', 'loss']);
    expect(() => topicsOf('closing/a')).toThrow(
      'exercise closing/a: "closing" is no topic; there are handshake',
    );
  });

  it('holds for every exercise of the site, and every topic has one', () => {
    const all = kinds.flatMap((kind) => filesOf(kind).map(([id, file]) => topicsOf(id, file.topics)));
    expect(new Set(all.flat())).toEqual(new Set(TOPICS));
  });
});
