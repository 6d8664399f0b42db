import { describe, expect, it } from 'vitest';
import { withAttempt } from '../../../src/progress/actions.ts';
import { levelOf } from '../../../src/progress/drill/choose.ts';
import {
  begin,
  canResume,
  end,
  goOn,
  isUnderWay,
  resume,
  withoutGone,
  withResult,
} from '../../../src/progress/drill/drill.ts';
import type { Drill } from '../../../src/progress/drill/stored-drill.ts';
import { summaryOf } from '../../../src/progress/drill/summary.ts';
import { EMPTY, missesOf, type ProgressRecord, standingOf } from '../../../src/progress/index.ts';
import { beginOver, catalogOf, drawnLearner, play } from './support.ts';

const known = catalogOf(
  ['close/a', 'reset/b', 'close/c', 'wire/d', 'reset/e', 'close/f'].map((id) => ({
    id,
    topic: id.split('/')[0]!,
    kind: 'choice',
    difficulty: 2,
  })),
);
const tried = (record: ProgressRecord, exerciseId: string, score: number, at = 5) =>
  withAttempt(record, { exerciseId, score, seed: 3, at });
const outcomes = (drill: Drill) => drill.steps.map(({ outcome }) => outcome);
const first = (drill: Drill) => drill.steps[0]!.exerciseId;

describe('a drill', () => {
  it('begins over what the site has of a set, and with nothing when it has none', () => {
    const plan = {
      set: { id: 's', exerciseIds: ['close/a', 'close/gone', 'close/a'] },
      length: 9,
      seed: 1,
      at: 1,
    };
    const drill = begin(plan, known, EMPTY);
    expect(drill).toMatchObject({ length: 1, set: { id: 's', exerciseIds: ['close/a'] }, ended: false });
    expect(begin({ ...plan, set: { id: 's', exerciseIds: ['close/gone'] } }, known, EMPTY)).toBeNull();
  });

  it('takes out what the site no longer has, and comes to its end with the rest', () => {
    const drill = beginOver(known, 6, 4);
    expect(withoutGone(drill, known, EMPTY)).toBe(drill);
    const left = new Map([...known].filter(([id]) => id !== first(drill)));
    const other = withoutGone(drill, left, EMPTY)!;
    expect(other).toMatchObject({ length: 5, ended: false });
    expect(outcomes(other)).toEqual([null]);
    expect(other.set.exerciseIds).not.toContain(first(drill));
    expect(left.has(first(other))).toBe(true);
    expect(withoutGone(other, left, EMPTY)).toBe(other);
    const played = play(other, left, () => 1).drill;
    expect(played.steps.map(({ exerciseId }) => exerciseId).toSorted()).toEqual([...left.keys()].toSorted());
    expect(withoutGone(drill, new Map(), EMPTY)).toBeNull();
  });

  it('keeps what was answered of the rest when an earlier step, the last one, or one not asked yet is gone', () => {
    const without = (...ids: string[]) => new Map([...known].filter(([id]) => !ids.includes(id)));
    const three = goOn(goOn(beginOver(known, 3, 4), 0, known, EMPTY), 1, known, EMPTY);
    const [a, b, c] = three.steps.map(({ exerciseId }) => exerciseId);
    const notAsked = [...known.keys()].find((id) => ![a, b, c].includes(id))!;
    const smaller = withoutGone(three, without(notAsked), EMPTY)!;
    expect(smaller).toMatchObject({ length: 3, steps: three.steps });
    expect(smaller.set.exerciseIds).not.toContain(notAsked);
    const earlier = withoutGone(three, without(a!), EMPTY)!;
    expect(earlier.steps).toEqual(three.steps.slice(1));
    const last = withoutGone(three, without(c!), EMPTY)!;
    expect(outcomes(last)).toEqual(['skipped', 'skipped', null]);
    expect(last.steps[2]!.exerciseId).not.toBe(c);
    expect(withoutGone(three, new Map([...known].filter(([id]) => id === b)), EMPTY)).toMatchObject({
      length: 1,
      ended: true,
      steps: [{ exerciseId: b, outcome: 'skipped' }],
    });
    const ended = end(three);
    expect(withoutGone(ended, without(c!), EMPTY)).toMatchObject({
      ended: true,
      steps: three.steps.slice(0, 2),
    });
    expect(withoutGone(ended, without(a!, b!, c!), EMPTY)).toBeNull();
  });

  it('counts the first graded attempt of a step, made after it began, and none of another exercise', () => {
    const before = tried(EMPTY, 'close/a', 0);
    const drill = beginOver(
      known,
      6,
      1,
      ['reset/b', 'close/c', 'wire/d', 'reset/e', 'close/f'].reduce((r, id) => tried(r, id, 1), before),
    );
    const id = first(drill);
    const others = [...known.keys()].filter((other) => other !== id);
    const record = [...known.keys()].reduce((r, key) => tried(r, key, key === 'close/a' ? 0 : 1), EMPTY);
    expect(withResult(drill, record)).toBe(drill);
    expect(withResult(drill, tried(record, others[0]!, 0))).toBe(drill);
    const wrong = withResult(drill, tried(record, id, 0.5, 6));
    expect(outcomes(wrong)).toEqual([0.5]);
    expect(withResult(wrong, tried(tried(record, id, 0.5, 6), id, 1, 7))).toBe(wrong);
  });

  it('goes on from the step a tab shows only: a second tab that presses as well changes nothing', () => {
    const drill = beginOver(known, 3, 1);
    const second = goOn(drill, 0, known, EMPTY);
    expect(outcomes(second)).toEqual(['skipped', null]);
    expect(goOn(second, 0, known, EMPTY)).toBe(second);
    expect(goOn(goOn(second, 1, known, EMPTY), 2, known, EMPTY)).toMatchObject({ ended: true });
  });

  it('skips a step without an outcome, and a skip is neither right nor wrong nor asked again', () => {
    const drill = beginOver(known, 6, 1);
    const next = goOn(drill, 0, known, EMPTY);
    expect(outcomes(next)).toEqual(['skipped', null]);
    expect(summaryOf(next)).toMatchObject({ right: 0, skipped: 2, missed: { exerciseIds: [] } });
    const { drill: played, record } = play(next, known, () => 1);
    expect(played.steps.filter(({ exerciseId }) => exerciseId === first(drill))).toHaveLength(1);
    expect(record.exercises[first(drill)]).toBeUndefined();
    const right = tried(EMPTY, first(drill), 1);
    expect(outcomes(goOn(withResult(drill, right), 0, known, right))).toEqual([1, null]);
  });

  it('can be ended early and taken up again, but not after its last step', () => {
    const early = end(beginOver(known, 3, 1));
    expect(goOn(early, 0, known, EMPTY)).toBe(early);
    expect(withResult(early, tried(EMPTY, first(early), 1))).toBe(early);
    expect(resume(early)).toMatchObject({ ended: false });
    const one = beginOver(known, 1, 1);
    expect(canResume(one)).toBe(false);
    expect(canResume(end(one))).toBe(true);
    const { drill } = play(beginOver(known, 3, 1), known, () => 1);
    expect(canResume(drill)).toBe(false);
    expect(resume(drill)).toBe(drill);
  });

  it('is under way once something was answered or skipped, until it ends', () => {
    const drill = beginOver(known, 3, 1);
    const skipped = goOn(drill, 0, known, EMPTY);
    expect([null, drill, skipped, end(skipped)].map(isUnderWay)).toEqual([false, false, true, false]);
  });

  it('leaves out what the site no longer has when it goes on', () => {
    const drill = beginOver(known, 3, 1);
    const smaller = new Map([...known].filter(([id]) => id === first(drill)));
    expect(goOn(drill, 0, smaller, EMPTY).steps.at(-1)?.exerciseId).toBe(first(drill));
    expect(goOn(drill, 0, new Map(), EMPTY)).toMatchObject({ ended: true });
  });
});

describe('the summary of a drill', () => {
  it('counts each exercise by its last answer, and the miss list is what is not right then', () => {
    const steps = [
      ['close/a', 0.5],
      ['reset/b', 1],
      ['wire/d', 0],
      ['close/c', 'skipped'],
      ['close/a', 1],
      ['wire/d', 'skipped'],
      ['reset/e', null],
    ].map(([exerciseId, outcome], i) => ({ exerciseId, outcome, seed: i, attempts: 0 })) as Drill['steps'];
    const summary = summaryOf({ set: { id: 'topic/close', exerciseIds: [] }, steps });
    expect(summary).toMatchObject({
      right: 2,
      skipped: 2,
      missed: { id: 'topic/close', exerciseIds: ['wire/d'] },
    });
    expect(summary.lines.map(({ exerciseId, seed, result }) => [exerciseId, seed, result])).toEqual([
      ['close/a', 4, 'right'],
      ['reset/b', 1, 'right'],
      ['wire/d', 5, 'missed'],
      ['close/c', 3, 'skipped'],
      ['reset/e', 6, 'skipped'],
    ]);
    expect(summary.lines[0]?.outcomes).toEqual([0.5, 1]);
  });
});

describe('the level of a drill', () => {
  const level = (scores: readonly (number | 'skipped')[], record = EMPTY) => {
    const steps = scores.map((outcome) => ({ exerciseId: 'close/a', seed: 1, attempts: 0, outcome }));
    return levelOf({ set: { id: 's', exerciseIds: [...known.keys()] }, steps }, record);
  };

  it('rises after two full marks in a row and falls after a miss, between 1 and 3', () => {
    expect(level([])).toBe(1);
    expect(level([1])).toBe(1);
    expect(level([1, 1])).toBe(2);
    expect(level([1, 'skipped', 1])).toBe(2);
    expect(level([1, 0.6, 1])).toBe(1);
    expect(level([1, 1, 1, 1])).toBe(3);
    expect(level([1, 1, 1, 1, 1, 1])).toBe(3);
    expect(level([1, 1, 0])).toBe(1);
    expect(level([0, 0, 1, 1])).toBe(2);
  });

  it('begins where the record of the set stands', () => {
    const record = (score: number, n: number) =>
      [...known.keys()].slice(0, n).reduce((before, id) => tried(before, id, score), EMPTY);
    expect(level([], record(1, 1))).toBe(2);
    expect(level([], record(1, 6))).toBe(2);
    expect(level([], record(0, 6))).toBe(1);
  });
});

describe('the standing of an exercise and the miss list of a set', () => {
  it('go by the last attempt', () => {
    const mended = tried(tried(EMPTY, 'close/a', 0, 5), 'close/a', 1, 6);
    const spoiled = tried(tried(EMPTY, 'close/a', 1, 5), 'close/a', 0.5, 6);
    expect(standingOf(undefined)).toBe('untried');
    expect(standingOf(mended.exercises['close/a'])).toBe('full');
    expect(standingOf(spoiled.exercises['close/a'])).toBe('partly');
    expect(standingOf(tried(EMPTY, 'close/a', 0).exercises['close/a'])).toBe('wrong');
    const set = { id: 's', exerciseIds: ['reset/b', 'close/a', 'wire/d'] };
    expect(missesOf(tried(spoiled, 'reset/b', 0), set)).toEqual(['reset/b', 'close/a']);
    expect(missesOf(mended, set)).toEqual([]);
  });

  it('are what a retry asks, each once', () => {
    const record = play(beginOver(known, 6, 4), known, drawnLearner([1, 0, 0.5])).record;
    const missed = missesOf(record, { id: 's', exerciseIds: [...known.keys()] });
    expect(missed).toHaveLength(4);
    const plan = { set: { id: 's', exerciseIds: missed }, length: missed.length, seed: 9, at: 1 };
    const { drill } = play(begin(plan, known, record)!, known, () => 0, record);
    expect(drill.steps.map(({ exerciseId }) => exerciseId).toSorted()).toEqual(missed.toSorted());
  });
});
