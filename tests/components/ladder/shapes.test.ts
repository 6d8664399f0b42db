import { describe, expect, it } from 'vitest';
import { arrowHead, cross, pathOf } from '../../../src/components/ladder/paint.ts';
import { CROSS, HEAD } from '../../../src/components/ladder/shapes.ts';

/** The numbers of a path, which may be written with the signs and commands that are shortest. */
const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number);

describe('a ladder in rows has', () => {
  it('the arrowhead of a drawn one', () => {
    const drawn = arrowHead({ x: -1, y: 0 }, { x: 0, y: 0 });
    expect(numbers(drawn)).toEqual([-2, 0, -5.3, 2, 0, -4]);
    expect(numbers(HEAD)).toEqual([-2, 0, -5.3, 2, -4]);
  });

  it('the × of a drawn one', () => {
    expect(pathOf(cross({ x: 0, y: 0 }))).toBe('M-5-5l10 10M-5 5l10-10');
    expect(CROSS).toBe('M-5-5l10 10M-5 5l10-10');
  });
});
