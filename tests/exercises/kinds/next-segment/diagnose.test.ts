/** What learners send by hand, and the misconception it shows. */
import { describe, expect, it } from 'vitest';
import { misconceptionIn } from '../../../../src/components/exercise/kinds/next-segment/report.tsx';
import {
  answersByMisconception,
  diagnoseNext,
  nextSegment,
} from '../../../../src/exercises/kinds/next-segment/index.ts';
import type {
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../../src/exercises/kinds/next-segment/question.ts';
import { ACK, FIN, RST } from '../../../../src/tcp/segment.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { specOf } from './files.ts';

type Segment = Extract<NextSegmentAnswer, { sends: true }>;

const question = (id: string, seed = 1) => nextSegment.generate(specOf(id), seed);

/** The right segment of a question. */
function right(asked: NextSegmentQuestion): Segment {
  const parsed = nextSegment.parse(asked, nextSegment.sample(asked, 'correct'));
  if (!parsed.ok || !parsed.answer.sends) throw new Error('no segment is right there');
  return parsed.answer;
}

function named(id: string, change: (right: Segment) => NextSegmentAnswer) {
  const asked = question(id);
  return diagnoseNext(asked, change(right(asked)));
}

const NOTHING = { sends: false } as const;

describe('a wrong segment', () => {
  it.each<[string, string, (right: Segment) => NextSegmentAnswer]>([
    ['ack-is-last-octet-received', 'handshake/next-third', (s) => ({ ...s, ack: (s.ack ?? 0) - 1 })],
    ['syn-costs-nothing', 'handshake/next-third', (s) => ({ ...s, seq: s.seq - 1, ack: (s.ack ?? 0) - 1 })],
    ['seq-and-ack-swapped', 'handshake/next-third', (s) => ({ ...s, seq: s.ack ?? 0, ack: s.seq })],
    ['first-fin-without-ack', 'close/next-your-fin', (s) => ({ ...s, flags: FIN, ack: null })],
    ['pure-ack-costs-one', 'close/next-your-fin', (s) => ({ ...s, seq: s.seq + 1 })],
    ['fin-costs-nothing', 'close/next-after-fin', (s) => ({ ...s, ack: (s.ack ?? 0) - 1 })],
    ['retransmission-takes-new-numbers', 'handshake/next-timeout', (s) => ({ ...s, seq: s.seq + 1 })],
    [
      'data-after-lost-third-ack-is-reset',
      'handshake/next-data-first',
      () => ({ sends: true, flags: RST, seq: 1, ack: null, len: 0 }),
    ],
  ])('shows %s in %s', (id, exercise, change) => {
    expect(named(exercise, change)).toBe(id);
  });

  it('shows a misconception also with a call that the prompt leaves open: FIN,ACK with the wrong ACK', () => {
    const asked = question('close/next-after-fin');
    const fin = { ...right(asked), flags: FIN | ACK };
    expect(nextSegment.grade(asked, fin).score).toBe(1);
    expect(diagnoseNext(asked, { ...fin, ack: (fin.ack ?? 0) - 1 })).toBe('fin-costs-nothing');
  });

  it('shows it in absolute numbers where relative ones are asked', () => {
    const asked = question('close/next-after-fin');
    const { seq, ack, ...rest } = right(asked);
    const on = (isn: number | null, value: number) => ((isn ?? 0) + value) % 2 ** 32;
    const answer = { ...rest, seq: on(asked.isns.server, seq), ack: on(asked.isns.client, (ack ?? 0) - 1) };
    expect(diagnoseNext(asked, answer)).toBe('fin-costs-nothing');
  });

  it('is a slip where no misconception leads to it', () => {
    expect(named('handshake/next-third', (s) => ({ ...s, ack: (s.ack ?? 0) + 7 }))).toBeNull();
    expect(named('handshake/next-third', (s) => ({ ...s, ack: (s.ack ?? 0) - 1, len: 1 }))).toBeNull();
  });
});

describe('silence', () => {
  it.each([
    ['listen-ignores-stray-ack', 'reset/next-half-open'],
    ['stale-syn-ack-is-ignored', 'reset/next-answer-to-challenge'],
    ['any-rst-in-window-resets', 'reset/next-rst-in-window'],
    ['third-ack-is-repeated', 'handshake/next-server-timer'],
  ])('shows %s in %s', (id, exercise) => {
    expect(named(exercise, () => NOTHING)).toBe(id);
  });

  it('is no misconception where none is about that', () => {
    expect(named('close/next-after-fin', () => NOTHING)).toBeNull();
    expect(named('handshake/next-third', () => NOTHING)).toBeNull();
  });
});

it('a RST where close() in SYN-SENT sends nothing is a misconception; another segment is not', () => {
  const asked = question('handshake/next-close-in-syn-sent');
  const [reset] = answersByMisconception(asked).get('close-in-syn-sent-sends-rst');
  expect(reset).toMatchObject({ sends: true, flags: RST, ack: null, len: 0 });
  expect(diagnoseNext(asked, reset!)).toBe('close-in-syn-sent-sends-rst');
  expect(diagnoseNext(asked, { sends: true, flags: FIN | ACK, seq: 1, ack: 0, len: 0 })).toBeNull();
});

it('two that send the same cannot both be claimed', () => {
  const spec = specOf('close/next-after-fin');
  expect(() =>
    nextSegment.generate({ ...spec, misconceptions: ['fin-costs-nothing', 'ack-is-last-octet-received'] }, 1),
  ).toThrow('"misconceptions" names fin-costs-nothing and ack-is-last-octet-received, which answer the same');
  expect(() => nextSegment.generate({ ...spec, misconceptions: ['same-isn-both-sides'] }, 1)).toThrow(
    '"misconceptions" names same-isn-both-sides, which changes nothing that is asked',
  );
});

it('the segment that fails is marked where it is shown, with its rule', () => {
  const asked = question('handshake/next-third');
  const answer = right(asked);
  const misconception = misconceptionIn(asked, { ...answer, ack: (answer.ack ?? 0) - 1 }, wordsIn('en'));
  expect(misconception).toMatchObject({ name: 'ACK names the last octet received', mark: { segment: 1 } });
  expect(misconception?.fails?.line).toBe(
    'A TCP that works this way first fails at #2: the client refuses it.',
  );
  expect(misconception?.fails?.rule?.source).toMatch(/^RFC 9293 §/);
});
