import { describe, expect, it } from 'vitest';
import { drawnUnder } from '../../../src/components/ladder/ways.ts';
import { fillTrace } from '../../../src/exercises/kinds/fill-trace/index.ts';
import { specOf, specWith } from '../../exercises/content.ts';

/** Numbers of the segments whose arrows are drawn under each row. */
function under(spec: ReturnType<typeof specOf>): number[][] {
  const { rows } = fillTrace.generate(spec, 1);
  return rows.map((_, i) => drawnUnder(rows, i).map(({ index }) => index + 1));
}

describe('arrows', () => {
  it('that cross are drawn together under the later one', () => {
    const closing = specWith({ show: [4, 7], ask: [{ segment: 6, cells: ['ack'] }] }, 'close/simultaneous');
    expect(under(closing)).toEqual([[], [4, 5], [], [6, 7]]);
  });

  it('of a segment that overtakes another are drawn together under the later one', () => {
    expect(under(specOf('close/fin-overtakes-data')).some((drawn) => drawn.length === 2)).toBe(true);
  });

  it('of others are drawn under their own row', () => {
    expect(under(specWith({}))).toEqual([[1], [2], [3]]);
  });
});
