import { describe, expect, it } from 'vitest';
import { fillTrace, solve } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { blanks } from '../../../../src/exercises/trace/index.ts';
import { specWith } from '../../content.ts';

const wraps = ({ isns }: FillTraceQuestion) => Math.max(isns.client, isns.server) > 0xffff_ffff - 200;
const variants = (spec: Parameters<typeof fillTrace.generate>[0]) =>
  Array.from({ length: 400 }, (_, seed) => fillTrace.generate(spec, seed));

describe('ISNs', () => {
  const spec = specWith({ numbers: 'absolute' }, 'close/half-close-data');

  it('wrap in about one variant of four when the author says sometimes', () => {
    const share = variants({ ...spec, wrap: 'sometimes' }).filter(wraps).length / 400;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.32);
  });

  const late = [{ segments: [9, 10, 11, 12], cells: ['seq', 'ack'] as const }];

  it('wrap in every variant when the author says always, and within the segments shown', () => {
    for (const question of variants({ ...spec, wrap: 'always', show: [7, 12], ask: late })) {
      const given = question.rows.map((row) => row.cells);
      const values = [
        ...solve(question).map(({ value }) => Number(value)),
        ...given.map(({ seq }) => Number(seq ?? 0)),
      ];
      expect(
        values.some((value) => value < 1000),
        JSON.stringify(question.isns),
      ).toBe(true);
    }
  });

  it('do not wrap when the author says never', () => {
    expect(variants({ ...spec, wrap: 'never' }).filter(wraps)).toEqual([]);
  });

  it('differ from seed to seed', () => {
    expect(new Set(variants(spec).map(({ isns }) => isns.client)).size).toBe(400);
  });
});

describe('blanks', () => {
  it('come in reading order: by segment, client, flags, SEQ, ACK, LEN, server', () => {
    const question = fillTrace.generate(
      specWith({ ask: [{ segments: [3, 2], cells: ['server', 'ack', 'seq', 'flags', 'client', 'len'] }] }),
      1,
    );
    expect(blanks(question)).toEqual(
      [2, 3].flatMap((n) => ['client', 'flags', 'seq', 'ack', 'len', 'server'].map((kind) => `${n}.${kind}`)),
    );
  });

  it('can be all ACKs of one side; a SYN has none', () => {
    const question = fillTrace.generate(
      specWith({ ask: [{ segments: 'all', from: 'client', cells: ['ack'] }] }),
      1,
    );
    expect(blanks(question)).toEqual(['3.ack']);
  });

  it('keep the states off the page when none is asked', () => {
    const question = fillTrace.generate(specWith({}), 1);
    expect(question.start).toBeNull();
    expect(question.rows[0]?.cells.client).toBe('');
  });
});

describe('an author’s slip', () => {
  const wrong = (part: Parameters<typeof specWith>[0]) => () => fillTrace.generate(specWith(part), 1);

  it('is told with the segments there are', () => {
    expect(wrong({ ask: [{ segment: 9, cells: ['seq'] }] })).toThrow(
      'Exercise test: asks about segment 9; shown are 1 to 3',
    );
    expect(wrong({ show: [2, 9] })).toThrow('Exercise test: shows segments 2 to 9; its run has 1 to 3');
  });

  it('is told when a segment has no such cell', () => {
    expect(wrong({ ask: [{ segment: 1, cells: ['ack'] }] })).toThrow(
      'Exercise test: asks for ack of segment 1, which carries none',
    );
  });

  it('is told when nothing shown leads to the answer', () => {
    expect(wrong({ show: [3, 3], ask: [{ segment: 3, cells: ['seq'] }] })).toThrow(
      'Exercise test: seq of segment 3 cannot be worked out from what is shown; show more or ask less',
    );
  });
});

describe('what a seed draws', () => {
  it('is which of the cells asked are blank, each of them in some variant', () => {
    const spec = specWith({ blanks: 4 });
    const drawn = variants(spec).map(blanks);
    expect(drawn.every((cells) => cells.length === 4)).toBe(true);
    expect([...new Set(drawn.flat())].sort()).toEqual(['1.seq', '2.ack', '2.seq', '3.ack', '3.seq']);
  });

  it('is how much is sent, within the author’s bounds', () => {
    const spec = specWith({ octets: [3, 6] }, 'close/four-way');
    const lengths = variants(spec).flatMap(({ rows }) => rows.map(({ cells }) => Number(cells.len)));
    expect([...new Set(lengths)].sort()).toEqual([0, 3, 4, 5, 6]);
  });
});
