import { describe, expect, it } from 'vitest';
import { chooseStages, runStages, type Stage, seconds, stages, timetable } from './test.ts';

const stage = (name: string): Stage => ({
  name,
  heading: `Heading of ${name}`,
  commands: [`${name} 1`, `${name} 2`],
  onFailure: `Mend ${name}.`,
});

describe('npm test', () => {
  it('runs every command in order and says how long each stage took, and all of them', async () => {
    const ran: string[] = [];
    const said: string[] = [];
    const { failure, took } = await runStages(
      [stage('a'), stage('b')],
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

  it('runs a stage beside the one it names, and tells its failure', async () => {
    const ran: string[] = [];
    let free = (): void => undefined;
    const other = new Promise<void>((resolve) => {
      free = resolve;
    });
    const run = async (command: string, print: string): Promise<boolean> => {
      ran.push(`${command} ${print}`);
      if (command === 'a 1') await other;
      if (command === 'b 1') free();
      return command !== 'a 2';
    };
    const { failure } = await runStages(
      [{ ...stage('a'), beside: 'b' }, stage('b'), stage('c')],
      run,
      () => {},
    );
    expect(failure).toBe('FAILED in "a". Mend a.');
    expect(ran.sort()).toEqual(['a 1 at the end', 'a 2 at the end', 'b 1 at once', 'b 2 at once']);
  });

  it('runs a stage by itself where the one it names is not asked for', async () => {
    const ran: string[] = [];
    const run = async (command: string): Promise<boolean> => ran.push(command) > 0;
    await runStages([{ ...stage('a'), beside: 'b' }, stage('c')], run, () => {});
    expect(ran).toEqual(['a 1', 'a 2', 'c 1', 'c 2']);
  });

  it('stops at the first failure with the sentence of that stage', async () => {
    const ran: string[] = [];
    const run = async (command: string): Promise<boolean> => {
      ran.push(command);
      return command !== 'a 1';
    };
    const { failure, took } = await runStages([stage('a'), stage('b')], run, () => {});
    expect(failure).toBe('FAILED in "a". Mend a.');
    expect(took.map(([name]) => name)).toEqual(['a']);
    expect(ran).toEqual(['a 1']);
  });

  it('chooses stages by name, in its own order, and names the known ones', () => {
    const all = stages('dist');
    expect(chooseStages(all, [])).toBe(all);
    expect(chooseStages(all, ['vitest', 'biome']).map(({ name }) => name)).toEqual(['biome', 'vitest']);
    expect(() => chooseStages(all, ['vite'])).toThrow(
      'There is no stage "vite"; there are biome, build, types, purity, vitest, size, pages, browser.',
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
