import { describe, expect, it } from 'vitest';
import { chooseStages, runStages, type Stage, seconds, stages, timetable } from './test.ts';

const stage = (name: string): Stage => ({
  name,
  heading: `Heading of ${name}`,
  commands: [`${name} 1`, `${name} 2`],
  onFailure: `Mend ${name}.`,
});

describe('npm test', () => {
  it('runs the commands of a stage in order and says how long each stage took, and all of them', async () => {
    const ran: string[] = [];
    const said: string[] = [];
    const { failure, took } = await runStages(
      [stage('a'), { ...stage('b'), needs: 'a' }],
      async (command) => ran.push(command) > 0,
      (line) => said.push(line),
    );
    expect(failure).toBeNull();
    expect(ran).toEqual(['a 1', 'a 2', 'b 1', 'b 2']);
    expect(said.join('\n')).toMatch(/Heading of a\n\n=== Heading of b/);
    expect(took.map(([name]) => name)).toEqual(['a', 'b']);
    const stagesTook = [
      ['a', 1_000],
      ['b', 62_000],
    ] as const;
    const lines = timetable(stagesTook, 63_000).split('\n');
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['stage', 'took'],
      ['a', '1.0 s'],
      ['b', '62 s'],
      ['in all', '63 s'],
    ]);
  });

  it('runs stages beside each other, and one once the one it needs has ended', async () => {
    const ran: string[] = [];
    let free = (): void => undefined;
    const other = new Promise<void>((resolve) => {
      free = resolve;
    });
    const run = async (command: string, print: string): Promise<boolean> => {
      ran.push(`${command} ${print}`);
      if (command === 'a 1') await other;
      if (command === 'b 2') free();
      return true;
    };
    const { failure } = await runStages(
      [stage('a'), { ...stage('b'), isLive: true }, { ...stage('c'), needs: 'a' }],
      run,
      () => {},
    );
    expect(failure).toBeNull();
    expect(ran).toEqual([
      'a 1 at the end',
      'b 1 at once',
      'b 2 at once',
      'a 2 at the end',
      'c 1 at the end',
      'c 2 at the end',
    ]);
  });

  it('runs a stage by itself where the one it needs is not asked for', async () => {
    const ran: string[] = [];
    const run = async (command: string): Promise<boolean> => ran.push(command) > 0;
    await runStages([{ ...stage('a'), needs: 'b' }], run, () => {});
    expect(ran).toEqual(['a 1', 'a 2']);
  });

  it('begins nothing after a failure, lets what runs end, and tells the sentence of the stage that failed', async () => {
    const ran: string[] = [];
    const run = async (command: string): Promise<boolean> => {
      ran.push(command);
      return command !== 'a 1';
    };
    const { failure, took } = await runStages(
      [stage('a'), stage('b'), { ...stage('c'), needs: 'a' }, stage('d')],
      run,
      () => {},
    );
    expect(failure).toBe('FAILED in "a". Mend a.');
    expect(took.map(([name]) => name)).toEqual(['a', 'b']);
    expect(ran).toEqual(['a 1', 'b 1', 'b 2']);
  });

  it('chooses stages by name, in its own order, and names the known ones', () => {
    const all = stages('dist');
    expect(chooseStages(all, [])).toBe(all);
    expect(chooseStages(all, ['vitest', 'biome']).map(({ name }) => name)).toEqual(['biome', 'vitest']);
    expect(() => chooseStages(all, ['vite'])).toThrow(
      'There is no stage "vite"; there are biome, build, purity, vitest, browser, types, size, pages.',
    );
  });

  it('has the types of the content written by the check of types, unless the build has done so', () => {
    const types = (isAsked?: (name: string) => boolean) =>
      stages('dist', isAsked)
        .find(({ name }) => name === 'types')
        ?.commands.join();
    expect(types()).toContain('astro check --noSync ');
    expect(types((name) => name === 'types')).not.toContain('--noSync');
  });

  it('tells durations in seconds', () => {
    expect([seconds(40), seconds(9_940), seconds(83_400)]).toEqual(['0.0 s', '9.9 s', '83 s']);
  });
});
