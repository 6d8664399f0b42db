import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runValues } from '../../src/exercises/authoring/run-values.ts';
import { simulate } from '../../src/tcp/index.ts';
import { scenarioIn } from '../exercises/check/check.ts';
import { readLibrary } from '../exercises/check/library.ts';
import { main } from './exercises.ts';

const library = readLibrary(join(import.meta.dirname, '..', '..', 'content'));

describe('npm run exercises', () => {
  const run = (...argv: string[]) => {
    const lines: string[] = [];
    return { code: main(argv, (line) => lines.push(line)), text: lines.join('\n') };
  };

  it('prints a row for each exercise chosen and ends well', () => {
    const { code, text } = run('--only', 'wire', '--seeds', '2');
    expect(text).toMatch(/wire\/read-close +decode-header +2 +[\d.]+ +none/);
    expect(text).toMatch(/\d exercises, \d+ variants, no faults/);
    expect(code).toBe(0);
  });

  it('prints beside each line of a run what a value calls it', () => {
    const { text } = run('--run', 'close/four-way');
    const names = [...text.matchAll(/^ *[\d.]+ ms {2}(\S+) /gm)].map(([, name = '']) => name);
    const paths = [...runValues(simulate(scenarioIn(library, 'close/four-way'), { seed: 1 })).keys()];
    for (const name of names)
      expect(
        paths.some((path) => path === name || path.startsWith(`${name}.`)),
        name,
      ).toBe(true);
    expect(text).toMatch(/ #8 +client -> FIN,ACK /);
    expect(text).toMatch(/ timer\(time-wait\) +client time-wait timer, due at [\d.]+ ms, expired at /);
    expect(text).toMatch(/ client\.call\(connect\) +client connect\(c0\) = ok at 40\.000 ms/);
  });

  it('prints every path of a run with its value', () => {
    const { text } = run('--run', 'close/four-way', '--paths');
    expect(text).toMatch(/^#8\.flags +FIN,ACK$/m);
    expect(text).toMatch(/^timer\(time-wait\)\.lasts +60 s$/m);
    const rfc = run('--run', 'close/four-way', '--paths', '--profile', 'rfc9293');
    expect(rfc.text).toMatch(/^timer\(time-wait\)\.lasts +240 s$/m);
    expect(run('--run', 'close/four-way', '--profile', 'bsd')).toMatchObject({
      code: 1,
      text: expect.stringContaining('no profile "bsd"; known: rfc9293, linux'),
    });
  });

  it('prints the run of a scenario, or says which there are', () => {
    expect(run('--run', 'handshake/plain')).toMatchObject({ code: 0, text: expect.stringContaining('SYN') });
    expect(run('--run', 'handshake/plian')).toMatchObject({
      code: 1,
      text: expect.stringContaining('near: handshake/plain'),
    });
  });

  it('lists the scenarios, and marks those that no exercise asks about', () => {
    const { code, text } = run('--runs');
    expect(text).toMatch(/^ {2}handshake\/plain +The three-way handshake$/m);
    expect(text).toContain('* no exercise asks about this run yet.');
    expect(code).toBe(0);
  });

  it('tells its options when asked, and when it does not know one', () => {
    expect(run('--help')).toMatchObject({ code: 0, text: expect.stringContaining('--runs ') });
    for (const slip of ['--run', '--sedes']) {
      expect(run(slip)).toMatchObject({ code: 2, text: expect.stringContaining('--seeds N') });
    }
  });

  it('refuses what it cannot take, and names what is near', () => {
    expect(run('--only', 'wire/read-clsoe')).toMatchObject({
      code: 2,
      text: expect.stringContaining('near: wire/read-close'),
    });
    expect(run('--seeds', 'many')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--seeds takes a number'),
    });
  });
});
