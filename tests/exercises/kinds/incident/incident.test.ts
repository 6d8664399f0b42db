import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incident, judgeFix } from '../../../../src/exercises/kinds/incident/index.ts';
import type { IncidentQuestion } from '../../../../src/exercises/kinds/incident/question.ts';
import {
  authoredIncident,
  type IncidentFile,
  incidentSchema,
} from '../../../../src/exercises/kinds/incident/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';

const FILES = filesOf('incident');
const fileOf = (name: string): IncidentFile => {
  const file = FILES.find(([id]) => id === name)?.[1];
  if (file === undefined) throw new Error(`no exercise ${name}`);
  return file;
};
const specOf = (name: string, change: Partial<IncidentFile> = {}) =>
  authoredIncident.spec({ ...fileOf(name), ...change }, scenarioOf, name);
const asked = (name: string, change: Partial<IncidentFile> = {}, seed = 1): IncidentQuestion =>
  incident.generate(specOf(name, change), seed);
const faultsOf = (change: Partial<IncidentFile>) => {
  const file = { ...LEAK, ...change };
  return authoredIncident.faults(file, asked('work/close-wait-leak', change));
};
const LEAK = fileOf('work/close-wait-leak');
const question = asked('work/close-wait-leak');

const graded = (input: unknown, of = question) => {
  const parsed = incident.parse(of, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return incident.grade(of, parsed.answer);
};

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const RUNS = { numRuns: 12, seed: 20261121 };

describe.each(FILES)('%s, over many seeds', (name, file) => {
  const spec = specOf(name);

  it('gives full marks to the correct answer, two thirds to an incorrect one, and refuses an invalid one', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = incident.generate(spec, seed);
        expect(graded(incident.sample(one, 'correct'), one).score).toBe(1);
        expect(graded(incident.sample(one, 'incorrect'), one).score).toBeCloseTo(2 / 3);
        expect(incident.parse(one, incident.sample(one, 'invalid'))).toMatchObject({ ok: false });
        expect(authoredIncident.faults(file, one)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('depends on the seed alone, and survives JSON; its numbers are fresh', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    const variants = Array.from({ length: 8 }, (_, seed) => {
      const one = incident.generate(spec, seed);
      expect(incident.generate(structuredClone(spec), seed)).toEqual(one);
      return JSON.stringify(one.panels);
    });
    expect(new Set(variants).size).toBe(8);
  });
});

describe('the evidence', () => {
  it('is what the programs print of the run at their moments, line by line', () => {
    const [log, sockets, peer, counters] = question.panels;
    expect(log).toMatchObject({ tool: 'calls', host: 'server' });
    expect(log?.lines[0]?.cells[1]).toMatch(/^s1: recv\(\) = \d+ <0\.\d{3}>$/);
    expect(sockets?.lines.map(({ cells }) => cells[0])).toEqual([
      'LISTEN',
      ...Array(4).fill('CLOSE-WAIT'),
      'ESTAB',
    ]);
    expect(sockets?.lines[1]).toMatchObject({
      id: 'sockets-2',
      cells: ['CLOSE-WAIT', '0', '0', '192.0.2.2:8080', expect.stringMatching(/^192\.0\.2\.1:\d+$/)],
    });
    expect(peer?.lines).toHaveLength(1);
    expect(counters?.lines[0]?.cells).toEqual(['TcpPassiveOpens', '6']);
    expect(counters?.lines.at(-1)?.cells).toEqual(['TcpExtTCPTimeouts', '0']);
  });

  it('has the capture of a host, and a log that begins where its author says', () => {
    const evidence: IncidentFile['evidence'] = [
      { id: 'dump', tool: 'tcpdump', host: 'client', from: '10s', at: '20s' },
      { id: 'log', tool: 'calls', host: 'client', from: '10s', at: '20s' },
    ];
    const [dump, log] = asked('work/close-wait-leak', { evidence }).panels;
    expect(dump?.lines.length).toBeGreaterThan(3);
    for (const { cells } of dump?.lines ?? []) expect(cells[0]).toMatch(/^00:00:1\d\.\d{6} IP /);
    expect(log?.lines.map(({ cells }) => cells[1]?.replace(/<.*/, ''))).toContain('c5: connect() = 0 ');
  });
});

describe('an answer', () => {
  const right = incident.sample(question, 'correct') as Record<'cause' | 'proof' | 'fix', string>;

  it('is judged as far as it goes', () => {
    expect(graded({ cause: right.cause })).toMatchObject({ cause: { right: true }, proof: null, fix: null });
    expect(graded({ cause: right.cause, proof: right.proof })).toMatchObject({
      proof: { right: true },
      fix: null,
    });
    expect(incident.parse(question, {})).toMatchObject({ problems: [{ cell: 'cause', code: 'empty' }] });
    expect(incident.parse(question, { cause: right.cause, fix: right.fix })).toMatchObject({
      problems: [{ cell: 'proof', code: 'empty' }],
    });
  });

  it('with a wrong cause is shown the line that contradicts it', () => {
    expect(graded({ cause: 'fin-lost' }).cause).toMatchObject({
      right: false,
      against: expect.arrayContaining(['sockets-2']),
    });
    expect(graded({ cause: 'queue' }).cause.against).toEqual(['counters-4']);
  });

  it('proves with a line of the proof, and not with one that only goes with it or says nothing', () => {
    const proof = (ids: string) => graded({ cause: right.cause, proof: ids }).proof;
    expect(proof('log-2')).toEqual({ right: false, lines: { 'log-2': 'alone' } });
    expect(proof('log-2,sockets-2')).toEqual({
      right: true,
      lines: { 'log-2': 'right', 'sockets-2': 'right' },
    });
    expect(proof('sockets-1,sockets-2')).toMatchObject({ right: false, lines: { 'sockets-1': 'wrong' } });
  });

  it('has its fix run: what helps and what does not comes out of the run', () => {
    const tried = (id: string) => judgeFix(question.fixes.find((fix) => fix.id === id)!, question);
    expect(JSON.stringify(tried('close').after)).not.toContain('CLOSE-WAIT');
    expect(tried('close').helps).toBe(true);
    expect(JSON.stringify(tried('fin-timeout').after)).toContain('CLOSE-WAIT');
    expect(tried('fin-timeout').helps).toBe(false);
  });
});

describe('hints', () => {
  it('rule out what is wrong, lead to the line, and stop where nothing is missing', () => {
    const all = incident.hints.of(question);
    expect(all.map(({ part }) => part).filter((part) => part.startsWith('cause'))).toHaveLength(4);
    expect(all.find(({ part }) => part === 'proof-1')?.steps).toEqual([
      { look: 'sockets' },
      { mark: 'sockets-2' },
    ]);
    const right = incident.sample(question, 'correct') as Record<string, string>;
    expect(incident.hints.missing(question, right)).toEqual([]);
    expect(incident.hints.missing(question, { ...right, proof: 'log-1' })).toEqual(['proof-1']);
    const ofStep = (typed: Record<string, string>) =>
      new Set(incident.hints.missing(question, typed).map((part) => part.split('-')[0]));
    expect(ofStep({})).toEqual(new Set(['cause']));
    expect(ofStep({ cause: right['cause'] ?? '' })).toEqual(new Set(['proof']));
  });
});

describe('an author is told', () => {
  const causes = (change: Partial<IncidentFile['causes'][number]>, id: string) =>
    LEAK.causes.map((cause) => (cause.id === id ? { ...cause, ...change } : cause));

  it('of a cause or a fix that the run judges otherwise', () => {
    expect(faultsOf({ causes: causes({ right: true }, 'queue') })[0]?.what).toMatch(
      /cause "queue" says right: true/,
    );
    const fixes = LEAK.fixes.map((fix) => ({ ...fix, helps: true }));
    expect(faultsOf({ fixes }).map(({ what }) => what)).toContain(
      'fix "somaxconn" says helps: true, but with it the symptom stays',
    );
  });

  it('of lines that are not there, of a symptom that is not shown, and of proof that a fix leaves', () => {
    const against: IncidentFile['proof'] = [{ panel: 'counters', counter: 'TcpRetransSegs', value: 7 }];
    expect(faultsOf({ causes: causes({ against }, 'queue') })[0]?.what).toMatch(/no line .* contradicts/);
    expect(faultsOf({ proof: against })[0]?.what).toMatch(/number 1 of the proof/);
    const symptom: IncidentFile['symptom'] = { state: { host: 'client', is: 'LISTEN' }, ever: true };
    expect(faultsOf({ symptom })[0]?.what).toBe('the story does not show the symptom');
    const proof: IncidentFile['proof'] = [{ panel: 'sockets', state: 'LISTEN' }];
    expect(faultsOf({ proof })[0]?.what).toMatch(/the lines that prove the cause stay/);
  });

  it('of a panel that is not there, ids given twice, and a profile other than Linux', () => {
    const message = (change: object) =>
      JSON.stringify(incidentSchema.safeParse({ ...LEAK, ...change }).error?.issues);
    expect(message({ proof: [{ panel: 'dump' }] })).toContain('there are log, sockets, peer, counters');
    expect(message({ fixes: LEAK.fixes.map((fix) => ({ ...fix, id: 'same' })) })).toContain('of their own');
    expect(message({ causes: LEAK.causes.filter(({ right }) => !right) })).toContain('one that is right');
    const rfc = (id: string) => ({ ...scenarioOf(id), profile: 'rfc9293' as const });
    expect(() => authoredIncident.spec(LEAK, rfc, 'x')).toThrow(/what Linux prints/);
  });
});
