import { describe, expect, it } from 'vitest';
import { byFacet, countsOf, OPEN } from '../../../src/components/practice/filter.ts';
import { standingText, sumText } from '../../../src/components/practice/list-text.ts';
import { markText, tickOf } from '../../../src/components/progress/lesson-progress.ts';
import { sumUp } from '../../../src/components/progress/progress-page.ts';
import { dictionary, format, LOCALES } from '../../../src/i18n/index.ts';
import { withAttempt } from '../../../src/progress/actions.ts';
import {
  EMPTY,
  lessonStanding,
  missesOf,
  STANDINGS,
  standingOf,
  tallyOf,
} from '../../../src/progress/index.ts';

const ids = ['close/a', 'close/b', 'close/c', 'close/d'];
const set = { id: 'topic/close', exerciseIds: ids };
const attempts = (...scores: readonly (readonly number[])[]) =>
  scores
    .flatMap((list, i) => list.map((score, at) => ({ exerciseId: ids[i]!, score, seed: 1, at })))
    .reduce(withAttempt, EMPTY);

const RECORDS = [
  ['nothing tried', EMPTY, { tried: 0, full: 0, missed: 0 }],
  ['one right', attempts([1]), { tried: 1, full: 1, missed: 0 }],
  ['one right, then missed', attempts([1, 0.5], [0, 1]), { tried: 2, full: 1, missed: 1 }],
  ['each standing', attempts([1], [0], [0.4]), { tried: 3, full: 1, missed: 2 }],
  ['all right, one missed since', attempts([1], [1], [1], [1, 0]), { tried: 4, full: 3, missed: 1 }],
  [
    'one that the site no longer has',
    withAttempt(attempts([1]), { exerciseId: 'old/x', score: 1, seed: 1, at: 1 }),
    { tried: 1, full: 1, missed: 0 },
  ],
] as const;

describe.each(LOCALES)('every place that counts, in %s', (locale) => {
  const { practice, progress } = dictionary(locale);

  it.each(RECORDS)('says the same after: %s', (_, record, { tried, full, missed }) => {
    const total = ids.length;
    expect(tallyOf(record, ids)).toMatchObject({ total, tried, full, missed });

    const items = ids.map((id) => ({ ...byFacet(() => []), standing: [standingOf(record.exercises[id])] }));
    const boxes = countsOf(items, OPEN, 'standing');
    const rows = ids.map((id) => standingText(record.exercises[id], practice));
    expect(boxes.get('full') ?? 0).toBe(full);
    expect((boxes.get('wrong') ?? 0) + (boxes.get('partly') ?? 0)).toBe(missed);
    expect(STANDINGS.reduce((sum, one) => sum + (boxes.get(one) ?? 0), 0)).toBe(total);
    expect(rows.filter((text) => text === practice.standings.full)).toHaveLength(full);
    expect(rows.filter((text) => text === practice.standings.untried)).toHaveLength(total - tried);
    expect(missesOf(record, set)).toHaveLength(missed);
    if (tried > 0) expect(sumText(practice, record, set)).toBe(format(practice.sum, { full, total }));

    const sums = sumUp(record, { lessons: [{ id: 'close/l', exercises: ids }], exercises: ids });
    expect(Object.fromEntries(sums.map(({ name, n }) => [name, n]))).toMatchObject({
      tried,
      fullMarks: full,
    });
    const standing = lessonStanding(record, 'close/l', ids);
    if (full > 0) {
      const words = standing.done ? progress.markDoneCount : progress.markSome;
      expect(markText(progress, standing)).toBe(format(words, { full, total }));
    }
    const tick = tickOf(record, { ...progress, lessonTick: 'close/l', exercises: ids.join(' ') }, 'plain');
    if (!standing.done) expect(tick.text).toBe(full > 0 ? format(progress.begun, { full, total }) : 'plain');
  });
});
