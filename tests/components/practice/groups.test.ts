import { describe, expect, it } from 'vitest';
import { countsOf, OPEN } from '../../../src/components/practice/filter.ts';
import { groupKey, inOrder } from '../../../src/components/practice/groups.ts';

const traits = (...topic: string[]) => ({ topic, kind: ['choice'], difficulty: ['2'], standing: [] });

describe('the group of an exercise', () => {
  it('is its own first topic, or the first of its topics that is chosen', () => {
    const both = traits('close', 'loss', 'timers');
    expect(groupKey(both, 'topic', [])).toBe('close');
    expect(groupKey(both, 'topic', ['timers', 'loss'])).toBe('loss');
    expect(groupKey(both, 'topic', ['reset'])).toBe('close');
    expect(groupKey(both, 'difficulty', [])).toBe('2');
    expect(groupKey(both, 'standing', [])).toBe('untried');
  });

  it('of a topic begins with the easier ones, in the order they had', () => {
    const items = ['2', '3', '1', '2'].map((difficulty, id) => ({
      id,
      traits: { ...traits('close'), difficulty: [difficulty] },
    }));
    expect(inOrder(items, 'topic').map(({ id }) => id)).toEqual([2, 0, 3, 1]);
    expect(inOrder(items, 'standing')).toEqual(items);
  });

  it('holds as many as the filter says, once its topic is chosen', () => {
    const all = [traits('close', 'loss'), traits('close'), traits('timers', 'loss')];
    for (const topic of ['close', 'loss', 'timers']) {
      const group = all.filter(
        (one) => one.topic.includes(topic) && groupKey(one, 'topic', [topic]) === topic,
      );
      expect(group).toHaveLength(countsOf(all, OPEN, 'topic').get(topic) ?? 0);
    }
  });
});
