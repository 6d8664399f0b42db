import { describe, expect, test } from 'vitest';
import { fillTrace } from '../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../src/exercises/kinds/fill-trace/question.ts';
import { numberOnWire, whatIfFilled } from '../../../src/exercises/what-if/index.ts';
import { EXERCISES, specOf, specWith } from '../content.ts';

const CELLS = ['flags', 'seq', 'ack', 'len', 'client'] as const;
const specs = (numbers: 'relative' | 'absolute') =>
  specWith({ numbers, wrap: 'always', ask: [{ segments: [2, 3], cells: [...CELLS] }] });

function played(question: FillTraceQuestion, slips: Record<string, string>, segment: number | null = null) {
  const right = fillTrace.sample(question, 'correct') as Record<string, string>;
  const parsed = fillTrace.parse(question, { ...right, ...slips });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return whatIfFilled(question, fillTrace.grade(question, parsed.answer).cells, segment);
}

const failure = (what: ReturnType<typeof played>) =>
  what &&
  `#${(what.firstRefusal?.segment ?? -1) + 1} ${what.firstRefusal?.kind}: ${what.firstRefusal?.because}`;

describe.each(['relative', 'absolute'] as const)('a trace in %s numbers', (numbers) => {
  const question = fillTrace.generate(specs(numbers), 5);
  const plus = (id: string, by: number) => {
    const right = fillTrace.sample(question, 'correct') as Record<string, string>;
    return { [id]: String(Number(right[id]) + by) };
  };

  test('whose SYN,ACK acknowledges too little makes the client reset', () => {
    expect(failure(played(question, plus('2.ack', -1)))).toBe('#2 refused: syn-sent/bad-ack');
  });

  test('with two slips plays the first, or the one asked for', () => {
    const slips = { ...plus('2.ack', -1), ...plus('3.ack', 1) };
    expect(played(question, slips)?.at).toBe(1);
    expect(played(question, slips, 2)?.at).toBe(2);
    expect(failure(played(question, slips, 2))).toBe('#3 answered: ack/syn-received-bad');
  });

  test('takes all the learner’s cells of that segment', () => {
    const what = played(question, { ...plus('3.len', 10), '3.flags': 'PSH,ACK' });
    expect(what?.transcript.segments[2]).toMatchObject({ injected: true, segment: { len: 10, flags: 0x18 } });
  });

  test('without a slip, or with one in a state alone, is not played', () => {
    expect(played(question, {})).toBeNull();
    expect(played(question, { '3.client': 'CLOSED' })).toBeNull();
    expect(played(question, plus('2.ack', -1), 2)).toBeNull();
    expect(played(question, plus('3.len', 65_495))).not.toBeNull();
  });
});

test('every incorrect sample with a wrong field of a segment can be played', () => {
  let count = 0;
  for (const id of EXERCISES) {
    for (let seed = 0; seed < 6; seed += 1) {
      const question = fillTrace.generate(specOf(id), seed);
      const parsed = fillTrace.parse(question, fillTrace.sample(question, 'incorrect'));
      if (!parsed.ok) throw new Error(`${id} ${seed}`);
      const { cells } = fillTrace.grade(question, parsed.answer);
      const what = whatIfFilled(question, cells);
      const slip = cells.find(({ id: cell, mark }) => mark !== 'right' && /flags|seq|ack|len/.test(cell));
      if (slip) count += 1;
      expect(what === null, `${id} ${seed} ${slip?.id}`).toBe(slip === undefined);
      if (what) expect(what.transcript.segments[what.at]?.because).toBe('wire/replaced');
    }
  }
  expect(count).toBeGreaterThan(50);
});

test('an absolute number goes on the wire as it is, wrong or right, where relative ones are asked', () => {
  expect(numberOnWire(5_000_002, 'relative', 5_000_000, 5_000_001)).toBe(5_000_002);
  expect(numberOnWire(2, 'relative', 5_000_000, 5_000_001)).toBe(5_000_002);
});

test('numbers go on the wire modulo 2^32', () => {
  expect(numberOnWire(1, 'relative', 0xffff_ffff, null)).toBe(0);
  expect(numberOnWire(900, 'relative', 900, 900)).toBe(900);
});
