import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTrace } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import { ACK, SYN } from '../../../../src/tcp/index.ts';
import { specWith } from '../../content.ts';

describe('a whole answer', () => {
  const question = fillTrace.generate(
    specWith({ ask: [{ segment: 2, cells: ['flags', 'ack', 'server'] }] }),
    1,
  );

  it('names every cell that cannot be read and says how', () => {
    expect(fillTrace.parse(question, { '2.flags': 'SYM', '2.ack': 'one', '2.server': '' })).toEqual({
      ok: false,
      problems: [
        { cell: '2.flags', code: 'not-flags' },
        { cell: '2.ack', code: 'not-a-number' },
        { cell: '2.server', code: 'empty' },
      ],
    });
  });

  it('leaves aside what belongs to no blank', () => {
    const typed = { '2.flags': 'SA', '2.ack': '1', '2.server': 'syn_rcvd', '9.ack': '7', constructor: '1' };
    expect(fillTrace.parse(question, typed)).toEqual({
      ok: true,
      answer: { '2.flags': SYN | ACK, '2.ack': 1, '2.server': 'SYN-RECEIVED' },
    });
  });

  it('takes anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(fillTrace.parse(question, input).ok).toBe(false);
      }),
      { seed: 20261120 },
    );
  });
});
