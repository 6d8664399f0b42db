import { describe, expect, it } from 'vitest';
import { readCellId, readMomentCellId } from '../../../src/exercises/trace/index.ts';

describe('ids', () => {
  it('of moments and of segments are told apart', () => {
    expect(readMomentCellId('c2.time')).toEqual({ moment: 'c2', kind: 'time' });
    expect(readMomentCellId('s12.result')).toEqual({ moment: 's12', kind: 'result' });
    expect(readCellId('2.sent')).toEqual({ segment: 1, kind: 'sent' });
    for (const id of ['c0.time', 'x1.time', 'c1.sent', '1.time', 'c1', '']) {
      expect([readMomentCellId(id), readCellId(id)], id).toEqual([null, null]);
    }
  });
});
