import { describe, expect, it } from 'vitest';
import { boxesIntersect, lineMeetsBox } from '../../../src/components/ladder/boxes.ts';

const box = (x: number, y: number, width: number, height: number, angle = 0) => ({
  x,
  y,
  width,
  height,
  angle,
});

describe('boxesIntersect', () => {
  it.each([
    ['apart', box(0, 0, 10, 10), box(20, 0, 10, 10), false],
    ['touching', box(0, 0, 10, 10), box(10, 0, 10, 10), false],
    ['one over the other', box(0, 0, 10, 10), box(9, 0, 10, 10), true],
    ['one inside the other', box(0, 0, 100, 100), box(5, 5, 4, 4), true],
    ['a turned one reaching in', box(0, 0, 10, 10), box(9, 9, 20, 4, 45), true],
    ['a turned one passing the corner', box(0, 0, 10, 10), box(9, 9, 20, 4, -45), false],
    ['both turned, crossing', box(0, 0, 100, 4, 30), box(0, 0, 100, 4, -30), true],
    ['both turned, side by side', box(0, 0, 100, 4, 30), box(0, 12, 100, 4, 30), false],
  ])('%s', (_, a, b, expected) => {
    expect(boxesIntersect(a, b)).toBe(expected);
    expect(boxesIntersect(b, a)).toBe(expected);
  });
});

describe('lineMeetsBox', () => {
  it.each([
    ['through the middle', [-20, -20], [20, 20], true],
    ['past the corner', [-20, 0], [0, -20], false],
    ['ending before it', [-20, 0], [-6, 0], false],
    ['ending in it', [-20, 0], [0, 0], true],
    ['along its side', [-20, 5], [20, 5], false],
  ] as const)('%s', (_, p, q, expected) => {
    expect(lineMeetsBox({ x: p[0], y: p[1] }, { x: q[0], y: q[1] }, box(0, 0, 10, 10))).toBe(expected);
  });

  it('sees the box turned', () => {
    expect(lineMeetsBox({ x: -20, y: 6 }, { x: 20, y: 6 }, box(0, 0, 10, 10))).toBe(false);
    expect(lineMeetsBox({ x: -20, y: 6 }, { x: 20, y: 6 }, box(0, 0, 10, 10, 45))).toBe(true);
  });
});
