import { describe, expect, it, test } from 'vitest';
import { consequence, nextSegment, solve } from '../../../../src/exercises/kinds/next-segment/index.ts';
import type { NextSegmentQuestion } from '../../../../src/exercises/kinds/next-segment/question.ts';
import { flagNames } from '../../../../src/tcp/index.ts';
import { scenarioOf } from '../../content.ts';
import { FILES, specOf, specWith } from './files.ts';

type Typed = Record<string, string | number>;

function read(question: NextSegmentQuestion, typed: Typed) {
  const parsed = nextSegment.parse(question, typed);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.answer;
}

const gradeOf = (question: NextSegmentQuestion, typed: Typed) =>
  nextSegment.grade(question, read(question, typed));

/** Writes what is right as `FIN,ACK 6 8 0`. */
const rights = (question: NextSegmentQuestion): string[] =>
  solve(question).map(({ segment }) =>
    segment
      ? [flagNames(segment.flags).join(','), segment.seq, segment.ack ?? '-', segment.len].join(' ')
      : 'nothing',
  );

const ACK_ALONE = { sends: 'segment', flags: 'ACK', seq: 8, ack: 7, len: 0 };

describe('what is right', () => {
  const on = (scenario: string, part: Parameters<typeof specWith>[1]) =>
    rights(nextSegment.generate(specWith(scenario, part), 1));

  it('after a SYN,ACK is the third segment', () => {
    expect(on('handshake/plain', { when: { arrives: 2 } })).toEqual(['ACK 1 1 0']);
  });

  it('after a FIN is an ACK, and FIN,ACK too where the application may close', () => {
    const fin = { you: 'server', when: { arrives: 8 } } as const;
    expect(on('close/four-way', fin)).toEqual(['ACK 8 7 0']);
    expect(on('close/four-way', { ...fin, may: [{ call: 'close' }] })).toEqual([
      'ACK 8 7 0',
      'FIN,ACK 8 7 0',
    ]);
    expect(on('close/four-way', { ...fin, may: [{ call: 'shutdown' }] })).toEqual([
      'ACK 8 7 0',
      'FIN,ACK 8 7 0',
    ]);
    expect(on('close/four-way', { ...fin, may: [{ call: 'send', bytes: 9 }] })).toEqual([
      'ACK 8 7 0',
      'PSH,ACK 8 7 9',
    ]);
  });

  it('after a request is an ACK, alone or with the answer given in the same instant', () => {
    expect(on('close/four-way', { you: 'server', when: { arrives: 4 } })).toEqual([
      'ACK 1 6 0',
      'PSH,ACK 1 6 7',
    ]);
  });

  it('is found under rfc9293 too, which lets an ACK wait as well', () => {
    const scenario = { ...scenarioOf('close/four-way'), profile: 'rfc9293' as const };
    const request = { scenario, you: 'server', when: { arrives: 4 } } as const;
    expect(on('close/four-way', request)).toEqual(['ACK 1 6 0', 'PSH,ACK 1 6 7']);
    const fin = { scenario, you: 'server', when: { arrives: 8 }, may: [{ call: 'close' }] } as const;
    expect(on('close/four-way', fin)).toEqual(['ACK 8 7 0', 'FIN,ACK 8 7 0']);
  });

  it('after the ACK of a FIN is silence', () => {
    expect(on('close/four-way', { when: { arrives: 9 } })).toEqual(['nothing']);
  });

  it('after a call is what the call sends', () => {
    expect(on('close/four-way', { when: { calls: 'close', nth: 1 } })).toEqual(['FIN,ACK 6 8 0']);
    expect(on('handshake/plain', { when: { calls: 'connect', nth: 1 } })).toEqual(['SYN 0 - 0']);
    expect(on('handshake/plain', { you: 'server', when: { calls: 'accept', nth: 1 } })).toEqual(['nothing']);
  });

  it('after the end of TIME-WAIT is silence', () => {
    expect(on('close/four-way', { when: { timer: 'time-wait', nth: 1 } })).toEqual(['nothing']);
  });

  it('after a delayed ACK’s time is that ACK', () => {
    const due = { you: 'server', when: { timer: 'delayed-ack', nth: 1 } } as const;
    expect(on('close/four-way', due)).toEqual(['ACK 8 7 0']);
  });
});

describe('a question', () => {
  it('shows what the learner’s side knows: its own, lost or not, and what has arrived', () => {
    const { rows, state, happening, isns, calls } = nextSegment.generate(
      specOf('handshake/next-data-first'),
      1,
    );
    expect(rows.map(({ index, from }) => `${index + 1} ${from}`)).toEqual([
      '1 client',
      '2 server',
      '4 client',
    ]);
    expect(state).toBe('SYN-RECEIVED');
    expect(happening).toEqual({ kind: 'segment' });
    expect(isns.client).not.toBeNull();
    expect(calls.map(({ call, result }) => [call, result])).toEqual([
      ['listen', 'ok'],
      ['accept', null],
    ]);
  });

  it.each(FILES)('says of no call in %s what it returns because of what has yet to be answered', (id) => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { state, calls, happening } = nextSegment.generate(specOf(id), seed);
      const of = (name: string) => calls.filter(({ call }) => call === name);
      if (state === 'SYN-SENT') expect(of('connect').at(-1)?.result).not.toBe('ok');
      if (state === 'SYN-RECEIVED') expect(of('accept').at(-1)?.result ?? null).toBeNull();
      if (happening.kind === 'segment' && calls.at(-1)?.call === 'recv')
        expect(calls.at(-1)?.result).not.toBe('eof');
    }
  });

  it('tells what the application sends in the same instant, for that is asked', () => {
    const { calls, at } = nextSegment.generate(specOf('data/next-request'), 1);
    expect(calls.at(-1)).toMatchObject({ call: 'send', at, result: expect.any(Number) });
    expect(calls.at(-2)).toMatchObject({ call: 'recv', result: expect.any(Number) });
  });

  it('keeps an ISN that nobody has told yet to itself', () => {
    const early = nextSegment.generate(
      specWith('handshake/plain', { when: { calls: 'connect', nth: 1 } }),
      1,
    );
    expect(early.rows).toEqual([]);
    expect(early.state).toBe('CLOSED');
    expect(early.isns.client).not.toBeNull();
    expect(early.isns.server).toBeNull();
  });

  it('wraps just before the moment when the author says always', () => {
    for (const id of ['close/next-your-fin', 'handshake/next-third', 'reset/next-half-open']) {
      for (let seed = 0; seed < 50; seed += 1) {
        const question = nextSegment.generate({ ...specOf(id), wrap: 'always' }, seed);
        const last = question.rows.slice(-4).flatMap(({ cells }) => [cells.seq, cells.ack]);
        const numbers = [...last, ...solve(question).flatMap(({ segment }) => [segment?.seq, segment?.ack])];
        expect(
          numbers.some((n) => Number(n) < 2000),
          `${id} ${seed}: ${numbers}`,
        ).toBe(true);
        expect(
          numbers.some((n) => Number(n) > 2 ** 32 - 2000),
          `${id} ${seed}: ${numbers}`,
        ).toBe(true);
      }
    }
  });

  it('puts the segment that has just arrived last', () => {
    const { rows } = nextSegment.generate(specOf('close/next-crossed'), 1);
    expect(rows.at(-1)?.index).toBe(3);
  });

  it.each([
    ['reset/next-half-open', 'LISTEN'],
    ['reset/next-closed-port', 'CLOSED'],
    ['reset/next-answer-to-challenge', 'SYN-SENT'],
    ['close/next-last-ack', 'TIME-WAIT'],
    ['close/next-your-fin', 'ESTABLISHED'],
    ['handshake/next-timeout', 'SYN-SENT'],
  ])('%s begins in %s', (id, state) => {
    expect(nextSegment.generate(specOf(id), 1).state).toBe(state);
  });
});

describe('a verdict', () => {
  const fin = nextSegment.generate(specWith('close/four-way', { you: 'server', when: { arrives: 8 } }), 1);
  const open = { ...fin, may: [{ call: 'close' }] } as const;

  it('marks each field and says how it follows', () => {
    const verdict = gradeOf(fin, { ...ACK_ALONE, ack: 6 });
    expect(verdict.score).toBe(0.75);
    expect(verdict.fields.map(({ field, right }) => `${field} ${right}`)).toEqual([
      'flags true',
      'seq true',
      'ack false',
      'len true',
    ]);
    expect(verdict.fields[2]?.derivation).toMatchObject({ how: 'after', segment: 7, fin: 1 });
  });

  it('goes by the right choice that lies nearest', () => {
    expect(gradeOf(open, { ...ACK_ALONE, flags: 'FIN,ACK' })).toMatchObject({ score: 1, by: 1 });
    expect(gradeOf(open, { ...ACK_ALONE, flags: 'FIN,ACK', seq: 9 })).toMatchObject({ score: 0.75, by: 1 });
    expect(gradeOf(fin, { ...ACK_ALONE, flags: 'FIN,ACK' })).toMatchObject({ score: 0.75, by: 0 });
  });

  it('counts silence as nothing where something is to be sent, and the other way round', () => {
    expect(gradeOf(fin, { sends: 'nothing' })).toMatchObject({ score: 0, sends: 'wrong' });
    const silent = nextSegment.generate(specWith('close/four-way', { when: { arrives: 9 } }), 1);
    expect(gradeOf(silent, { sends: 'nothing' })).toMatchObject({
      score: 1,
      because: 'ack/fin-wait-1',
      fields: [],
    });
    expect(gradeOf(silent, ACK_ALONE)).toMatchObject({ score: 0, sends: 'wrong', fields: [] });
  });

  it('takes absolute numbers for relative ones, and says so of wrong ones too', () => {
    const { client, server } = fin.isns;
    const absolute = { ...ACK_ALONE, seq: (server ?? 0) + 8, ack: (client ?? 0) + 7 };
    const verdict = gradeOf(fin, absolute);
    expect(verdict.score).toBe(1);
    expect(verdict.fields.map(({ note }) => note)).toEqual([null, 'absolute', 'absolute', null]);
    expect(gradeOf(fin, { ...ACK_ALONE, seq: (server ?? 0) + 9 }).fields[1]).toMatchObject({
      right: false,
      note: 'absolute',
    });
    expect(gradeOf(fin, { ...ACK_ALONE, seq: 9 }).fields[1]).toMatchObject({ right: false, note: null });
  });

  it('does not look at PSH', () => {
    expect(gradeOf(fin, { ...ACK_ALONE, flags: 'PSH,ACK' }).score).toBe(1);
  });

  it('names the profile by which a wrong answer would be right', () => {
    const again = nextSegment.generate(
      specWith('handshake/lost-syn-ack', { you: 'server', when: { arrives: 3 } }),
      1,
    );
    expect(rights(again)).toEqual(['SYN,ACK 0 1 0']);
    const verdict = gradeOf(again, { sends: 'segment', flags: 'ACK', seq: 1, ack: 1, len: 0 });
    expect(verdict.score).toBeLessThan(1);
    expect(verdict.otherProfile).toBe('rfc9293');
    expect(gradeOf(again, { sends: 'segment', flags: 'RST', seq: 1, len: 0 }).otherProfile).toBeNull();
  });
});

describe('the consequence', () => {
  const rest = (question: NextSegmentQuestion, typed: Typed) => {
    const what = consequence(question, read(question, typed));
    const { segment, kind, host, because } = what?.firstRefusal ?? {};
    return what && `${(segment ?? -1) - what.at} ${kind} by ${host}: ${because}`;
  };

  test('of a third segment that acknowledges too little is a reset', () => {
    const third = nextSegment.generate(specWith('handshake/plain', {}), 9);
    expect(rest(third, { sends: 'segment', flags: 'ACK', seq: 1, ack: 0, len: 0 })).toBe(
      '0 answered by server: ack/syn-received-bad',
    );
  });

  test('of silence after a FIN is the FIN again', () => {
    const fin = nextSegment.generate(specOf('close/next-last-ack'), 9);
    const what = consequence(fin, read(fin, { sends: 'nothing' }));
    expect(what?.firstRefusal).toMatchObject({ kind: 'sent-again', host: 'server' });
  });

  test('of a segment where silence is right is played as one more', () => {
    const silent = nextSegment.generate(specWith('close/four-way', { when: { arrives: 9 } }), 9);
    expect(rest(silent, { sends: 'segment', flags: 'SYN', seq: 7, len: 0 })).toBe(
      '0 answered by server: syn/challenge',
    );
  });

  test('of a right answer is none', () => {
    const third = nextSegment.generate(specWith('handshake/plain', {}), 9);
    expect(rest(third, { sends: 'segment', flags: 'ACK', seq: 1, ack: 1, len: 0 })).toBeNull();
  });
});
