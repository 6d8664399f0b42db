import { describe, expect, test } from 'vitest';
import { putFirst, type WhatIf, whatIf, whatIfSent } from '../../../src/exercises/what-if/index.ts';
import { ACK, FIN, flagNames, PSH, RST, SYN, simulate } from '../../../src/tcp/index.ts';
import { scenarioOf } from '../content.ts';

const SEED = 4;

const plain = scenarioOf('handshake/plain');
const close = scenarioOf('close/four-way');

function failureIn({ firstRefusal }: WhatIf): string {
  if (!firstRefusal) return 'nobody notices';
  const { segment, kind, host, because } = firstRefusal;
  return `#${segment + 1} ${kind} by ${host}: ${because}`;
}

/** Writes the segments from the learner's on. */
const rest = ({ transcript, at }: WhatIf): string[] =>
  transcript.segments
    .slice(at)
    .map(({ from, segment, because }) => `${from} ${flagNames(segment.flags).join(',')} ${because}`);

function numbersOf(scenario: typeof plain, at: number) {
  const record = simulate(scenario, { seed: SEED }).segments[at];
  if (!record) throw new Error('no such segment');
  return record.segment;
}

describe('a segment replaced', () => {
  test('a third ACK that acknowledges the ISN itself is answered by a reset', () => {
    const what = whatIf(plain, SEED, 2, { ack: numbersOf(plain, 1).seq });
    expect(failureIn(what)).toBe('#3 answered by server: ack/syn-received-bad');
    expect(rest(what).slice(0, 2)).toEqual(['client ACK wire/replaced', 'server RST ack/syn-received-bad']);
  });

  test('data one octet too far on is kept for later, and acknowledged as a gap', () => {
    const what = whatIf(close, SEED, 3, { seq: (numbersOf(close, 3).seq + 1) >>> 0 });
    expect(failureIn(what)).toBe('#4 refused by server: text/out-of-order');
  });

  test('a FIN left out is sent again by the host that believes it sent one', () => {
    const what = whatIf(close, SEED, 7, { flags: ACK });
    expect(failureIn(what)).toBe('#8 sent-again by client: retransmit/loss-probe');
    expect(what.transcript.segments.some(({ because }) => because === 'retransmit/loss-probe')).toBe(true);
  });

  test('a reset in the window one off is challenged', () => {
    const what = whatIf(close, SEED, 7, { flags: RST, seq: (numbersOf(close, 7).seq + 1) >>> 0 });
    expect(failureIn(what)).toBe('#8 answered by server: rst/challenge');
  });

  test('the same segment changes nothing but its mark', () => {
    const what = whatIf(close, SEED, 3, {});
    const truth = simulate(close, { seed: SEED });
    const bare = ({ segments }: typeof truth) => segments.map(({ segment, sentAt }) => ({ segment, sentAt }));
    expect(bare(what.transcript)).toEqual(bare(truth));
    expect(what.firstRefusal).toBeNull();
  });

  test('without the ACK bit the field is 0', () => {
    const what = whatIf(plain, SEED, 2, { flags: SYN, ack: 77 });
    expect(what.transcript.segments[2]?.segment.ack).toBe(0);
  });

  test('everything before it is as in the true run', () => {
    const truth = simulate(close, { seed: SEED });
    truth.segments.forEach((record, at) => {
      const { transcript } = whatIf(close, SEED, at, { len: record.segment.len + 3 });
      expect(transcript.segments.slice(0, at)).toEqual(truth.segments.slice(0, at));
      expect(transcript.segments[at]).toMatchObject({ injected: true, sentAt: record.sentAt });
    });
  });

  test('a fault of the scenario still acts on it', () => {
    const lossy = scenarioOf('close/lost-last-ack');
    const at = simulate(lossy, { seed: SEED }).segments.findIndex(({ fate }) => fate === 'lost');
    expect(whatIf(lossy, SEED, at, { flags: ACK | FIN }).transcript.segments[at]).toMatchObject({
      fate: 'lost',
      because: 'wire/replaced',
    });
  });

  test('a segment that does not exist is an author’s mistake', () => {
    expect(() => whatIf(plain, SEED, 3, {})).toThrow('handshake/plain: no host sends segment 4');
  });
});

describe('silence', () => {
  test('a SYN,ACK held back is sent again', () => {
    const what = whatIf(plain, SEED, 1, 'nothing');
    expect(what.transcript.segments[1]?.fate).toBe('lost');
    expect(failureIn(what)).toBe('#1 sent-again by client: retransmit/syn');
  });

  test('a last ACK held back makes the other side send its FIN again', () => {
    const what = whatIf(close, SEED, 10, 'nothing');
    expect(failureIn(what)).toBe('#10 sent-again by server: retransmit/loss-probe');
  });
});

describe('a segment too many', () => {
  const ports = [40001, 8080] as const;

  test('an ACK of what was never sent is refused', () => {
    const last = numbersOf(close, 7);
    const fields = { seq: last.seq + 1, ack: last.ack + 1000, flags: ACK, len: 0 };
    const what = whatIfSent(close, SEED, { from: 'client', at: 430_000, ports }, fields);
    expect(what.transcript.segments[what.at]).toMatchObject({ injected: true, sentAt: 430_000 });
    expect(failureIn(what)).toBe(`#${what.at + 1} refused by server: ack/unsent`);
  });

  test('a repeated ACK is harmless, and failures of the true run are not laid at its door', () => {
    const lossy = scenarioOf('close/lost-last-ack');
    const fin = numbersOf(lossy, 7);
    const fields = { seq: (fin.seq + 1) >>> 0, ack: fin.ack, flags: ACK, len: 0 };
    expect(failureIn(whatIfSent(lossy, SEED, { from: 'client', at: 430_000, ports }, fields))).toBe(
      'nobody notices',
    );
  });

  test('it carries window and timestamps as the segment before it', () => {
    const before = numbersOf(close, 7);
    const fields = { seq: before.seq, ack: before.ack, flags: ACK | PSH, len: 4 };
    const { transcript, at } = whatIfSent(close, SEED, { from: 'client', at: 400_000, ports }, fields);
    expect(transcript.segments[at]?.segment).toEqual({
      ...before,
      ...fields,
      options: { timestamps: before.options?.timestamps },
    });
  });
});

test('steps put first keep the script’s own order', () => {
  const step = { action: { side: 'wire', unfilter: 'none' }, after: [], wait: 0 } as const;
  const moved = putFirst(close, [step, step]);
  expect(moved.steps).toHaveLength(close.steps.length + 2);
  const run = simulate(moved, { seed: SEED });
  expect(run).toEqual(simulate(close, { seed: SEED }));
});
