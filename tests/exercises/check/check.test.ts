import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkExercise, scenarioIn, seedsOf, untranslated } from './check.ts';
import { caught, faultText } from './fault.ts';
import { goldenFaults, keptOf, orphans } from './golden.ts';
import { readLibrary } from './library.ts';
import { trialOf } from './trial.ts';

const library = readLibrary(join(import.meta.dirname, '..', '..', '..', 'content'));

/** What is said of an exercise of the site after its text was changed. */
function messagesFor(id: string, change: (text: string) => string): string {
  const text = library.exercises.get(id) ?? '';
  const changed = change(text);
  if (changed === text) throw new Error(`nothing of ${id} was changed`);
  const { faults } = checkExercise({ ...library, exercises: new Map([[id, changed]]) }, id, 3);
  return faults.map((fault) => faultText(id, fault)).join('\n');
}

it.each([...library.exercises.keys()])('%s stands, and its seeds give what they gave', (id) => {
  const { faults, seeds, variants } = checkExercise(library, id, 10);
  const all = [...faults, ...goldenFaults(id, variants, keptOf(id))];
  expect(all.map((fault) => faultText(id, fault))).toEqual([]);
  expect(seeds).toBe(10);
});

it('keeps golden variants of no exercise that is gone', () => {
  expect(orphans(library.exercises.keys()), 'npm run exercises -- --renew-all removes them').toEqual([]);
});

describe('an author’s slip in a trace', () => {
  const TRACE = 'handshake/three-way-numbers';
  const ask = (lines: string) => (text: string) => text.replace(/ask:[\s\S]*/, `ask:\n  - ${lines}\n`);

  it.each([
    [
      'a field misspelt',
      (text: string) => text.replace('numbers:', 'number:'),
      'has no field "number" (near: numbers); there are kind',
    ],
    [
      'a field left out',
      (text: string) => text.replace(/numbers:.*\n/, ''),
      'numbers is missing; it can be relative, absolute',
    ],
    ['a language left out', (text: string) => text.replace(/ {2}zh-cn.*\n/, ''), 'title: zh-cn is missing'],
    [
      'a language not translated',
      (text: string) => text.replace(/zh-cn:.*/, 'zh-cn: Number the three-way handshake'),
      'title: "Number the three-way handshake" is the same in both languages',
    ],
    [
      'a scenario misspelt',
      (text: string) => text.replace('handshake/plain', 'handshake/plian'),
      'scenario: there is no content/scenarios/handshake/plian.yaml; near: handshake/plain,',
    ],
    [
      'a segment the run does not have',
      ask('segment: 9\n    cells: [seq]'),
      'asks about segment 9; shown are 1 to 3',
    ],
    ['a cell there is not', ask('segment: 2\n    cells: [akc]'), 'ask 1: cells 1 must be a cell: seq, ack,'],
    [
      'a single segment as a list',
      ask('segments: 2\n    cells: [ack]'),
      'ask 1: segments must be all, or a list such as [2, 3]',
    ],
    [
      'a cell that is given away',
      ask('segment: 2\n    cells: [ack]'),
      'ask: the blank cell 2.ack can be read off the cell 3.seq',
    ],
    [
      'a misconception misspelt',
      (text: string) => text.replace(/misconceptions:.*/, 'misconceptions: [syn-costs]'),
      'misconceptions 1 must be a misconception: syn-costs-nothing,',
    ],
    [
      'a number typed',
      (text: string) => text.replace(/en: Fill in.*/, 'en: TIME-WAIT of 45 s. Fill in the numbers.'),
      'prompt: en: "45 s" is typed. Write {name} with a value of a run,',
    ],
    ['a field twice', (text: string) => `${text}numbers: absolute\n`, 'Map keys must be unique at line'],
    [
      'a tab',
      (text: string) => text.replace('  en:', '\ten:'),
      'Tabs are not allowed as indentation at line 4',
    ],
    [
      'a colon in a text',
      (text: string) => text.replace(/ {2}en: .*/, '  en: The handshake: number it'),
      'in quotes',
    ],
    [
      'a kind there is not',
      (text: string) => text.replace('fill-trace', 'fill-in'),
      'must have a kind: choice,',
    ],
  ])('%s is told', (_, change, sentence) => {
    const text = messagesFor(TRACE, change);
    expect(text).toContain(`content/exercises/${TRACE}.yaml: `);
    expect(text).toContain(sentence);
  });
});

it('a value that names nothing is told with its line and what the run has', () => {
  const told = messagesFor('close/number-of-second-fin', (text) => text.replace("'#9.seq'", "'#99.seq'"));
  expect(told).toContain('.yaml: line 12: values: ack: "#99.seq": there is no segment 99; the run has 11');
});

it('a fault that meets no segment is told', () => {
  const id = 'handshake/lost-syn';
  const text = (library.scenarios.get(id) ?? '').replace('flags: SYN', 'flags: RST');
  const scenarios = new Map([...library.scenarios, [id, text]]);
  const asks = [...library.exercises].find(([, yaml]) => yaml.includes(`scenario: ${id}\n`))?.[0] ?? '';
  const { faults } = checkExercise({ ...library, scenarios }, asks, 1);
  expect(faults.map(({ what }) => what).join()).toContain('matched none of the');
});

describe('an author’s slip in a scenario', () => {
  const said = (id: string, find: string, put: string) => {
    const text = library.scenarios.get(id) ?? '';
    if (!text.includes(find)) throw new Error(`${id} has no ${find}`);
    const scenarios = new Map([...library.scenarios, [id, text.replace(find, put)]]);
    try {
      scenarioIn({ ...library, scenarios }, id);
    } catch (error) {
      return caught(
        () => {
          throw error;
        },
        { field: '', seed: null, todo: '' },
      ).map(({ what }) => what);
    }
    return [];
  };

  it.each([
    [
      'close/four-way',
      'client: connect',
      'clinet: connect',
      [
        /^Scenario close\/four-way: line 8: script step 2 has no field "clinet" \(near: client\); there are client, server, socket,/,
        /^Scenario close\/four-way: line 8: script step 2 must name one side and its call/,
      ],
    ],
    [
      'close/lost-fin',
      '- lose:',
      '- drop:',
      [
        /^Scenario close\/lost-fin: line 22: fault 1 has no field "drop"; there are lose, duplicate, delay, reject, after$/,
        /^Scenario close\/lost-fin: line 22: fault 1 must say one of lose, duplicate, delay or reject$/,
      ],
    ],
    [
      'close/four-way',
      'delay:',
      'dealy:',
      [
        /^Scenario close\/four-way: delay is missing: write a time with its unit, such as 200ms/,
        /^Scenario close\/four-way: line 5: has no field "dealy" \(near: delay\); there are title, profile, delay,/,
      ],
    ],
    [
      'close/short-fin-timeout',
      '{ tcp_fin_timeout',
      '{ tcp_fin_timout',
      [
        /: line 16: overrides: client: tcp_fin_timout is not a parameter \(near: tcp_fin_timeout\); there are /,
      ],
    ],
    [
      'close/simultaneous',
      'after: accepted',
      'after: acepted',
      [/: line 14: script step 5 waits for "acepted", which no step is called. Known: accepted$/],
    ],
    [
      'close/lost-fin',
      "flags: 'FIN,ACK'",
      'flags: RST',
      [/^Scenario close\/lost-fin: line 22: fault 1 matched none of the 11 segments sent\./],
    ],
    ['close/four-way', 'script:', 'script', [/^Scenario close\/four-way: Implicit keys need .* at line 6/]],
  ])('%s with %s as %s is told with file, line and what there is', (id, find, put, sentences) => {
    const told = said(id, find, put);
    expect(told).toHaveLength(sentences.length);
    for (const [i, sentence] of sentences.entries()) expect(told[i]).toMatch(sentence);
  });
});

describe('an author’s slip in a choice', () => {
  const CHOICE = 'close/who-has-time-wait';
  const secondRight = (text: string) =>
    text.replace('right: false', 'right: true').replaceAll(/ {4}misconception: .*\n/g, '');

  it('two right options are told', () => {
    expect(messagesFor(CHOICE, secondRight)).toContain('options has several right ones: say "several: true"');
  });

  it('a claim that no run bears out is told with its option and a seed', () => {
    const several = (text: string) => secondRight(text).replace('options:', 'several: true\noptions:');
    const text = messagesFor(CHOICE, several);
    expect(text).toContain('option "client" says right: true, but its claim says false');
    expect(text).toMatch(/--only close\/who-has-time-wait --seed \d+ shows it again/);
    expect(text).not.toContain('src/exercises');
  });

  it('a misconception that does not lead to its option is told', () => {
    const id = 'close/lost-ack-of-fin';
    const text = messagesFor(id, (all) =>
      all.replace(/misconception: .*/, 'misconception: passive-closer-waits'),
    );
    expect(text).toContain(`${id}.yaml: misconception: the claim of option`);
    expect(text).toContain('is not what passive-closer-waits leads to (seed');
  });

  it('a state that is none is told with those there are', () => {
    const text = messagesFor(CHOICE, (all) => all.replace('is: TIME-WAIT', 'is: TIME_WAIT'));
    expect(text).toContain('is must be a state: CLOSED, LISTEN,');
  });
});

describe('a kind’s own fault', () => {
  const kind = (score: (answer: number) => number, refuses = true) => ({
    generate: (_: unknown, seed: number) => ({ seed, profile: 'linux' as const }),
    parse: (_: unknown, input: unknown) =>
      input === 'invalid' && refuses
        ? { ok: false as const, problems: [{ cell: null, code: 'empty' as const }] }
        : { ok: true as const, answer: input === 'correct' ? 1 : 0 },
    grade: (_: unknown, answer: number) => ({ score: score(answer) }),
    sample: (_: unknown, sort: string) => sort,
  });
  const whats = (...made: Parameters<typeof kind>) => trialOf(kind(...made), {})(7).map(({ what }) => what);

  it('is told when full marks are not given, or given to all, or nothing is refused', () => {
    expect(whats((answer) => answer)).toEqual([]);
    expect(whats(() => 0.5)).toEqual(['the correct sample gets 0.5 instead of full marks']);
    expect(whats(() => 1)).toEqual(['the incorrect sample gets 1 instead of less']);
    expect(whats((answer) => answer, false)).toEqual([
      'the invalid sample is graded, and would cost an attempt',
    ]);
  });
});

it('names, flags and numbers may be alike in both languages, sentences may not', () => {
  const alike = (text: string) => untranslated({ options: [{ text: { en: text, 'zh-cn': text } }] });
  expect(['SYN,ACK', 'TIME-WAIT', 'ECONNRESET', 'close()', '{rto}', '2^32'].flatMap(alike)).toEqual([]);
  expect(alike('The server closes').map(({ field }) => field)).toEqual(['options 1 text']);
});

it('seeds begin with the one shown first and do not repeat', () => {
  const seeds = seedsOf(1000, 5);
  expect(seeds[0]).toBe(5);
  expect(new Set(seeds).size).toBe(1000);
});
