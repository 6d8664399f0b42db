import { expect, it } from 'vitest';
import { slotOf } from '../../../src/tcp/connection/timer.ts';
import { TIMERS } from '../../../src/tcp/index.ts';

it('timers that replace one another share a slot', () => {
  expect(TIMERS.map(slotOf)).toEqual([0, 0, 0, 0, 1, 2, 3, 3]);
});
