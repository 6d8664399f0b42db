import { describe, expect, it } from 'vitest';
import { nextSegment } from '../../../../src/exercises/kinds/next-segment/index.ts';
import { nextSegmentSchema } from '../../../../src/exercises/kinds/next-segment/schema.ts';
import { specWith } from './files.ts';

const TYPED = { sends: 'segment', flags: 'ACK', seq: 8, ack: 7, len: 0 };

describe('an input', () => {
  const question = nextSegment.generate(specWith('handshake/plain', {}), 1);
  const problems = (input: unknown) => {
    const parsed = nextSegment.parse(question, input);
    return parsed.ok ? [] : parsed.problems.map(({ cell, code }) => `${cell} ${code}`);
  };

  it.each([
    [null, ['null not-an-answer']],
    [['ACK'], ['null not-an-answer']],
    [{ sends: true }, ['null not-an-answer']],
    [{}, ['sends empty']],
    [{ sends: 'maybe' }, ['sends not-an-answer']],
    [{ sends: 'toString' }, ['sends not-an-answer']],
    [{ sends: 'segment' }, ['flags empty', 'seq empty', 'len empty']],
    [{ ...TYPED, ack: '' }, ['ack empty']],
    [{ ...TYPED, seq: '-1', len: '1.5' }, ['seq out-of-range', 'len fraction']],
    [{ ...TYPED, len: 65_496 }, ['len length-out-of-range']],
    [{ ...TYPED, flags: 'SYNC' }, ['flags not-flags']],
    [{ ...TYPED, flags: 'SYN', ack: 'x' }, ['ack not-a-number']],
  ])('%j: %j', (input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  it('needs an ACK number with the ACK bit only, and no field for silence', () => {
    expect(nextSegment.parse(question, { sends: 'segment', flags: 'SYN', seq: '0x10', len: '0' })).toEqual({
      ok: true,
      answer: { sends: true, flags: 2, seq: 16, ack: null, len: 0 },
    });
    expect(nextSegment.parse(question, { sends: 'nothing', seq: 'x' })).toEqual({
      ok: true,
      answer: { sends: false },
    });
  });
});

describe('an author’s slip', () => {
  const wrong = (scenario: string, part: Parameters<typeof specWith>[1]) => () =>
    nextSegment.generate(specWith(scenario, part), 1);

  it('is told with what there is', () => {
    expect(wrong('handshake/plain', { when: { arrives: 3 } })).toThrow(
      'handshake/plain: segment 3 does not arrive at client; these do: 2',
    );
    expect(wrong('handshake/lost-syn', { you: 'server', when: { arrives: 1 } })).toThrow('these do: 2, 4');
    expect(wrong('close/four-way', { when: { calls: 'close', nth: 2 } })).toThrow(
      'client calls close 1 times, not 2',
    );
    expect(wrong('handshake/plain', { when: { timer: 'retransmission', nth: 1 } })).toThrow(
      'the retransmission timer of client goes off 0 times, not 1',
    );
  });

  it('is told when the application cannot make a call it may make', () => {
    const may = [{ call: 'send', bytes: 5 }] as const;
    expect(wrong('close/four-way', { when: { arrives: 9 }, may })).toThrow(
      'client may not send there: it returns EPIPE',
    );
  });

  it('is told when relative numbers would be ambiguous', () => {
    expect(wrong('reset/half-open-client', { you: 'server', when: { arrives: 6 } })).toThrow(
      'Exercise test: the client opens twice; ask for absolute numbers',
    );
  });

  it.each([
    [{ arrives: 2, calls: 'close' }, 'must say one of'],
    [{}, 'must say one of'],
    [{ arrives: 2, nth: 2 }, 'needs no "nth"'],
    [{ calls: 'open' }, 'must be a call: '],
    [{ timer: 'rto' }, 'must be a timer: retransmission'],
  ])('%j is refused by the schema: %s', (when, message) => {
    const words = { en: 'x', 'zh-cn': '某' };
    const file = {
      kind: 'next-segment',
      difficulty: 1,
      title: words,
      prompt: words,
      scenario: 'a',
      numbers: 'relative',
      you: 'client',
    };
    const checked = nextSegmentSchema.safeParse({ ...file, when });
    expect(checked.error?.issues[0]?.message).toContain(message);
  });
});
