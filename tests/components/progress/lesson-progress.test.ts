import { describe, expect, it } from 'vitest';
import { tickOf } from '../../../src/components/progress/lesson-progress.ts';
import { EMPTY } from '../../../src/progress/index.ts';

const data = {
  lessonTick: 'close/lesson',
  exercises: 'close/a close/b',
  done: 'Done',
  begun: '{full} of {total}',
};
const right = (...ids: string[]) => ({
  ...EMPTY,
  exercises: Object.fromEntries(
    ids.map((id) => [id, { attempts: 1, best: 1, last: { at: 1, score: 1, seed: 1 }, firstFullMarksAt: 1 }]),
  ),
});

describe('tickOf', () => {
  it('says what the page said before anything is right', () => {
    expect(tickOf(EMPTY, data, '2 exercises')).toEqual({ standing: 'open', text: '2 exercises' });
    expect(tickOf(right('handshake/a'), data, '2 exercises').standing).toBe('open');
  });

  it('counts, then says done', () => {
    expect(tickOf(right('close/b'), data, '')).toEqual({ standing: 'begun', text: '1 of 2' });
    expect(tickOf(right('close/a', 'close/b'), data, '')).toEqual({ standing: 'done', text: 'Done' });
  });

  it('of a lesson without exercises is done by the learner alone', () => {
    const none = { ...data, exercises: '' };
    expect(tickOf(EMPTY, none, '').standing).toBe('open');
    const said = { ...EMPTY, lessons: { 'close/lesson': { completedAt: 1, changedAt: 1 } } };
    expect(tickOf(said, none, '').standing).toBe('done');
  });
});
