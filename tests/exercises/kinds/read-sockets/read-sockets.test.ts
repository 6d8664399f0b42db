import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSockets } from '../../../../src/exercises/kinds/read-sockets/index.ts';
import { blanksOf, type ReadSocketsQuestion } from '../../../../src/exercises/kinds/read-sockets/question.ts';
import {
  authoredReadSockets,
  type ReadSocketsFile,
} from '../../../../src/exercises/kinds/read-sockets/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const FILES = filesOf('read-sockets');
const specOf = (name: string, change: Partial<ReadSocketsFile> = {}) => {
  const file = FILES.find(([id]) => id === name)?.[1];
  if (file === undefined) throw new Error(`no exercise ${name}`);
  return authoredReadSockets.spec({ ...file, ...change }, scenarioOf, name);
};
const asked = (name: string, change: Partial<ReadSocketsFile> = {}, seed = 1): ReadSocketsQuestion =>
  readSockets.generate(specOf(name, change), seed);

/** What belongs into the blanks, line by line. */
const answers = (question: ReadSocketsQuestion): string[] =>
  readSockets.solve(question).map(({ text }) => text);

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 40, seed: 20261121 };

describe.each(FILES)('%s, over many seeds', (name) => {
  const spec = specOf(name);

  it('gives full marks to the correct answer, less to an incorrect one, and refuses an invalid one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = readSockets.generate(spec, seed);
        const [correct, incorrect, invalid] = (['correct', 'incorrect', 'invalid'] as const).map((sort) =>
          readSockets.parse(question, readSockets.sample(question, sort)),
        );
        if (!correct?.ok || !incorrect?.ok) throw new Error(`a sample was refused: seed ${seed}`);
        expect(readSockets.grade(question, correct.answer).score).toBe(1);
        expect(readSockets.grade(question, incorrect.answer).counts.wrong).toBe(1);
        expect(invalid).toMatchObject({ ok: false, problems: [{ cell: expect.any(String) }] });
      }),
      RUNS,
    );
  });

  it('depends on the seed alone, holds no answer, and survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    const variants = Array.from({ length: 20 }, (_, seed) => {
      const question = readSockets.generate(spec, seed);
      expect(readSockets.generate(structuredClone(spec), seed)).toEqual(question);
      expect(blanksOf(question).length).toBe(readSockets.solve(question).length);
      return JSON.stringify([question.at, question.lines]);
    });
    expect(new Set(variants).size).toBeGreaterThan(1);
  });

  it('tells of nothing that happens after its moment', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { at, history } = readSockets.generate(spec, seed);
      for (const one of history) {
        const end = 'call' in one ? one.returned : one.arrived;
        expect(Math.max(one.at, end ?? 0)).toBeLessThanOrEqual(at);
      }
    }
  });
});

describe('a list of sockets', () => {
  const QUEUES = { ask: ['state', 'recv-q', 'send-q'] } satisfies Partial<ReadSocketsFile>;

  it('counts for a listener who waits for accept(), and its backlog; one more than that fits', () => {
    const whole = {
      hosts: ['server'],
      ...QUEUES,
      when: [{ arrived: 10 }],
    } satisfies Partial<ReadSocketsFile>;
    const { blanks: _, ...file } = FILES.find(([id]) => id === 'queues/read-accept-queue')![1];
    const spec = authoredReadSockets.spec({ ...file, ...whole }, scenarioOf, 'x');
    const [state, waiting, backlog] = answers(readSockets.generate(spec, 1));
    expect([state, waiting, backlog]).toEqual(['LISTEN', '3', '2']);
  });

  it('shows no backlog in netstat', () => {
    const { blanks: _, ...file } = FILES.find(([id]) => id === 'queues/read-accept-queue')![1];
    const changed = {
      ...file,
      ...QUEUES,
      hosts: ['server' as const],
      when: [{ arrived: 10 }],
      tool: 'netstat' as const,
    };
    const spec = authoredReadSockets.spec(changed, scenarioOf, 'x');
    const [, , sendQ] = readSockets.solve(readSockets.generate(spec, 1));
    expect(sendQ).toMatchObject({ text: '0', socket: { sendQ: { because: 'socket/backlog-not-shown' } } });
  });

  it('counts the FIN in both queues, until it is acknowledged and until it is read', () => {
    const at = (when: ReadSocketsFile['when'][number]) => {
      const { blanks: _, octets: __, ...file } = FILES.find(([id]) => id === 'close/read-unread-fin')![1];
      return answers(
        readSockets.generate(
          authoredReadSockets.spec({ ...file, ...QUEUES, when: [when] }, scenarioOf, 'x'),
          1,
        ),
      );
    };
    const listen = ['LISTEN', '0', '128'];
    expect(at({ sent: 6 })).toEqual(['FIN-WAIT-1', '0', '1', ...listen, 'ESTAB', '200', '0']);
    expect(at({ arrived: 6 })).toEqual(['FIN-WAIT-1', '0', '1', ...listen, 'CLOSE-WAIT', '201', '0']);
    expect(at({ host: 'server', returned: 'recv' })).toEqual([
      'FIN-WAIT-2',
      '0',
      '0',
      ...listen,
      'CLOSE-WAIT',
      '0',
      '0',
    ]);
    expect(at({ sent: 9 })).toEqual(['TIME-WAIT', '0', '0', ...listen, 'LAST-ACK', '0', '1']);
  });

  it('is matched with connections by ports that stand in no line', () => {
    const question = asked('close/match-lines', { when: [{ arrived: 22 }] });
    expect(question.ports).toEqual([40001, 40002, 40003, 40004]);
    const [listener, ...lines] = question.lines;
    expect(listener).toMatchObject({ listens: true, cells: { peer: '*' } });
    expect(lines.map(({ cells }) => cells.peer)).toEqual([null, null, null, null]);
    expect(answers(question).sort()).toEqual(['40001', '40002', '40003', '40004']);
  });
});

describe('an answer', () => {
  const question = asked('close/read-unread-fin', { when: [{ arrived: 6 }], blanks: 9, octets: [200, 200] });
  const right = Object.fromEntries(readSockets.solve(question).map(({ id, text }) => [id, text]));
  const cell = (text: string, column: string) =>
    readSockets.solve(question).find((one) => one.text === text && one.column === column)!.id;
  const graded = (change: Record<string, string>) => {
    const parsed = readSockets.parse(question, { ...right, ...change });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return readSockets.grade(question, parsed.answer);
  };

  it('may spell a state as the RFC, ss or netstat do', () => {
    for (const spelled of ['FIN-WAIT-1', 'FIN_WAIT1', 'fin-wait-1'])
      expect(graded({ [cell('FIN-WAIT-1', 'state')]: spelled }).score).toBe(1);
  });

  it.each([
    ['the data without the FIN', cell('201', 'recv-q'), '200', 'without-fin'],
    ['nothing for a FIN on its way', cell('1', 'send-q'), '0', 'without-fin'],
    ['RCV.NXT', cell('201', 'recv-q'), '202', 'next'],
    ['the other queue', cell('201', 'recv-q'), '0', 'other-queue'],
    ['anything else', cell('201', 'recv-q'), '17', null],
  ])('of %s is told apart', (_, id, text, slip) => {
    const verdict = graded({ [id]: text });
    expect(verdict.cells.find((one) => one.id === id)).toMatchObject({ mark: 'wrong', slip });
    expect(verdict.score).toBeCloseTo(8 / 9);
  });

  it('with gaps is no attempt', () => {
    expect(readSockets.parse(question, {})).toMatchObject({ ok: false });
    expect(readSockets.parse(question, null)).toEqual({
      ok: false,
      problems: [{ cell: null, code: 'not-an-answer' }],
    });
    const id = cell('201', 'recv-q');
    expect(readSockets.parse(question, { ...right, [id]: 'some' })).toEqual({
      ok: false,
      problems: [{ cell: id, code: 'not-a-number' }],
    });
  });
});

describe('hints', () => {
  const question = asked('close/read-unread-fin', { when: [{ arrived: 6 }], blanks: 9 });

  it('lead from what decides to the value, for what is missing', () => {
    const cells = readSockets.solve(question);
    for (const { part, steps } of readSockets.hints.of(question)) {
      const column = cells.find(({ id }) => id === part)?.column;
      const about = steps.map((step) => step.about);
      expect(about).toEqual(column === 'state' ? ['when', 'rule', 'value'] : ['rule', 'value']);
    }
    const [first, ...others] = cells;
    const typed = Object.fromEntries(others.map(({ id, text }) => [id, text]));
    expect(readSockets.hints.missing(question, typed)).toEqual([first?.id]);
  });
});

describe('an author is told', () => {
  it.each<[string, ReadSocketsFile['when'][number], RegExp]>([
    ['of a segment that is not there', { sent: 99 }, /there is no segment 99; the run has 9/],
    [
      'of a call that is not made',
      { host: 'client', returned: 'recv' },
      /the client's recv 1 does not return; 0 are made/,
    ],
  ])('%s', (_, when, message) => {
    expect(() => asked('close/read-unread-fin', { when: [when] })).toThrow(message);
  });

  it('of a profile other than Linux', () => {
    const rfc = (id: string) => ({ ...scenarioOf(id), profile: 'rfc9293' as const });
    const file = FILES[0]![1];
    expect(() => authoredReadSockets.spec(file, rfc, 'x')).toThrow(/what Linux prints/);
  });

  it('of lines nobody can tell apart', () => {
    const file = FILES.find(([id]) => id === 'close/match-lines')![1];
    const question = asked('close/match-lines', { since: 1, when: [{ arrived: 12 }] });
    expect(authoredReadSockets.faults(file, question)).toMatchObject([
      { field: 'when', what: expect.stringContaining('alike') },
    ]);
  });
});
