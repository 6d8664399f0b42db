import { describe, expect, it } from 'vitest';
import { fillTrace, solve } from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceSpec } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { seqAdd } from '../../../../src/tcp/index.ts';
import { printed, specOf, specWith } from '../../content.ts';

function graded(spec: FillTraceSpec, typed: Record<string, string | number>, seed = 1) {
  const question = fillTrace.generate(spec, seed);
  const parsed = fillTrace.parse(question, typed);
  if (!parsed.ok) throw new Error(`malformed: ${JSON.stringify(parsed.problems)}\n${printed(question)}`);
  const verdict = fillTrace.grade(question, parsed.answer);
  return { verdict, question, cell: (id: string) => verdict.cells.find((one) => one.id === id)! };
}

const numbers = specWith({ ask: [{ segments: [2, 3], cells: ['seq', 'ack'] }] });
const absolute = { ...numbers, numbers: 'absolute' as const };

describe('relative numbers', () => {
  it('takes 0, 1, 1, 1 for the handshake', () => {
    const { verdict } = graded(numbers, { '2.seq': 0, '2.ack': 1, '3.seq': 1, '3.ack': 1 });
    expect(verdict.score).toBe(1);
  });

  it('takes the absolute number too, and says so', () => {
    const { isns } = fillTrace.generate(numbers, 1);
    const { verdict, cell } = graded(numbers, {
      '2.seq': isns.server,
      '2.ack': seqAdd(isns.client, 1),
      '3.seq': 1,
      '3.ack': seqAdd(isns.server, 1),
    });
    expect(verdict.score).toBe(1);
    expect(cell('2.ack').note).toBe('absolute');
    expect(cell('3.seq').note).toBeNull();
  });

  it('says of a wrong number too that it is absolute, and follows it', () => {
    const { isns } = fillTrace.generate(numbers, 1);
    const { cell } = graded(numbers, {
      '2.seq': seqAdd(isns.server, 5),
      '2.ack': 7,
      '3.seq': 7,
      '3.ack': 6,
    });
    expect(cell('2.seq')).toMatchObject({ mark: 'wrong', note: 'absolute' });
    expect(cell('2.ack')).toMatchObject({ mark: 'wrong', note: null });
    expect(cell('3.ack')).toMatchObject({ mark: 'follows', note: null });
  });

  it('gives the sum that leads to ACK', () => {
    const { cell } = graded(numbers, { '2.seq': 0, '2.ack': 0, '3.seq': 1, '3.ack': 1 });
    expect(cell('2.ack')).toMatchObject({
      mark: 'wrong',
      value: 1,
      because: 'listen/syn',
      derivation: { how: 'after', segment: 0, seq: 0, syn: 1, len: 0, fin: 0 },
    });
  });
});

describe('absolute numbers', () => {
  it('does not take the relative number, and says what it is', () => {
    const { cell } = graded(absolute, { '2.seq': 5, '2.ack': 1, '3.seq': 1, '3.ack': 1 });
    expect(cell('2.ack')).toMatchObject({ mark: 'wrong', note: 'relative' });
    expect(cell('2.seq')).toMatchObject({ mark: 'wrong', note: 'relative' });
  });

  it('begins again at 0 where an ISN wraps, and refuses the sum that does not', () => {
    const wrapping = specWith({
      numbers: 'absolute',
      wrap: 'always',
      ask: [{ segments: [2, 3], cells: ['ack'] }],
    });
    const seeds = Array.from({ length: 20 }, (_, seed) => fillTrace.generate(wrapping, seed));
    const question = seeds.find(({ isns }) => isns.client === 0xffff_ffff)!;
    const typed = { '2.ack': 0, '3.ack': seqAdd(question.isns.server, 1) };
    expect(graded(wrapping, typed, question.seed).verdict.score).toBe(1);
    expect(fillTrace.parse(question, { ...typed, '2.ack': 0x1_0000_0000 })).toEqual({
      ok: false,
      problems: [{ cell: '2.ack', code: 'out-of-range' }],
    });
  });
});

describe('errors carried forward', () => {
  it('marks what follows from an earlier slip apart from a new error', () => {
    const { isns } = fillTrace.generate(absolute, 1);
    const slip = seqAdd(isns.server, 10);
    const { verdict, cell } = graded(absolute, {
      '2.seq': slip,
      '2.ack': seqAdd(isns.client, 1),
      '3.seq': seqAdd(isns.client, 1),
      '3.ack': seqAdd(slip, 1),
    });
    expect(cell('2.seq').mark).toBe('wrong');
    expect(cell('3.ack').mark).toBe('follows');
    expect(verdict.counts).toEqual({ right: 2, wrong: 1, follows: 1 });
    expect(verdict.score).toBe(2.5 / 4);
  });

  it('counts SYN and FIN by the learner’s own flags', () => {
    const spec = specWith({
      ask: [
        { segment: 1, cells: ['flags'] },
        { segment: 2, cells: ['ack'] },
      ],
    });
    expect(graded(spec, { '1.flags': 'ACK', '2.ack': 0 }).cell('2.ack').mark).toBe('follows');
    expect(graded(spec, { '1.flags': 'SYN', '2.ack': 0 }).cell('2.ack').mark).toBe('wrong');
  });

  it('follows a state that stays', () => {
    const spec = specWith({ ask: [{ segments: [1, 2], cells: ['server'] }] });
    const { cell } = graded(spec, { '1.server': 'LISTEN', '2.server': 'LISTEN' });
    expect(cell('1.server').mark).toBe('wrong');
    expect(cell('2.server')).toMatchObject({ mark: 'follows', derivation: { how: 'stays', segment: 0 } });
  });
});

describe('flags', () => {
  const spec = specWith({ ask: [{ segment: 4, cells: ['flags'] }] }, 'handshake/lost-third-ack-data');

  it('do not ask for PSH', () => {
    expect(graded(spec, { '4.flags': 'ACK' }).verdict.score).toBe(1);
    expect(graded(spec, { '4.flags': 'PSH,ACK' }).verdict.score).toBe(1);
  });

  it('are wrong with one too many', () => {
    expect(graded(spec, { '4.flags': 'FIN,ACK' }).cell('4.flags').mark).toBe('wrong');
  });
});

describe('states', () => {
  const statesOf = (scenario: string, show: [number, number]) => {
    const spec = specWith({ show, ask: [{ segments: 'all', cells: ['client', 'server'] }] }, scenario);
    const question = fillTrace.generate(spec, 1);
    return { start: question.start, after: solve(question).map(({ id, value }) => `${id} ${value}`) };
  };

  it('are the sender’s after sending and the receiver’s after receiving', () => {
    expect(statesOf('handshake/plain', [1, 3])).toEqual({
      start: { client: 'CLOSED', server: 'LISTEN' },
      after: [
        '1.client SYN-SENT',
        '1.server SYN-RECEIVED',
        '2.client ESTABLISHED',
        '2.server SYN-RECEIVED',
        '3.client ESTABLISHED',
        '3.server ESTABLISHED',
      ],
    });
  });

  it('belong to the segment that caused them when an application closes in the same instant', () => {
    expect(statesOf('close/three-segment', [8, 10]).after).toEqual([
      '8.client FIN-WAIT-1',
      '8.server CLOSE-WAIT',
      '9.client TIME-WAIT',
      '9.server LAST-ACK',
      '10.client TIME-WAIT',
      '10.server CLOSED',
    ]);
  });

  it('show both sides in FIN-WAIT-1, CLOSING and TIME-WAIT in a simultaneous close', () => {
    expect(statesOf('close/simultaneous', [4, 7])).toEqual({
      start: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
      after: [
        '4.client FIN-WAIT-1',
        '4.server CLOSING',
        '5.client CLOSING',
        '5.server FIN-WAIT-1',
        '6.client TIME-WAIT',
        '6.server CLOSING',
        '7.client CLOSING',
        '7.server TIME-WAIT',
      ],
    });
  });

  it('stay because of what refuses the segment, not because of what led there', () => {
    const question = fillTrace.generate(specOf('handshake/deferred-accept') as FillTraceSpec, 1);
    const reason = (id: string) => solve(question).find((one) => one.id === id)?.because;
    expect(reason('2.server')).toBe('listen/syn');
    expect(reason('3.server')).toBe('listen/defer-accept');
  });

  it('leave the receiver of a lost segment where it was', () => {
    expect(statesOf('handshake/lost-syn', [1, 4]).after.slice(0, 4)).toEqual([
      '1.client SYN-SENT',
      '1.server LISTEN',
      '2.client SYN-SENT',
      '2.server SYN-RECEIVED',
    ]);
  });
});
