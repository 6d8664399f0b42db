import { describe, expect, it } from 'vitest';
import { type ScenarioStep, simulate } from '../../../src/tcp/index.ts';
import { type Script, scriptOf } from '../../../src/tcp/simulator/script.ts';

const step = (
  side: 'client' | 'server',
  call: Extract<ScenarioStep['action'], { call: unknown }>['call'],
  after: readonly number[] = [],
): ScenarioStep => ({ action: { side, call }, after, wait: 0 });

const STEPS: readonly ScenarioStep[] = [
  step('server', { op: 'listen', socket: 'l', port: 80, backlog: 8 }),
  step('client', { op: 'connect', socket: 'c', port: null, peer: 80 }, [0]),
  step('server', { op: 'accept', socket: 'l', as: 's' }, [0]),
  step('client', { op: 'close', socket: 'c' }, [1, 2]),
  step('server', { op: 'kill', sockets: ['s'] }, [1]),
  step('server', { op: 'kill', sockets: ['s', 'l'] }, [4]),
];

function followers(script: Script, index: number): number[] {
  const begin = script.firstFollower(index);
  return Array.from({ length: script.firstFollower(index + 1) - begin }, (_, n) =>
    script.follower(begin + n),
  );
}

describe('a script', () => {
  const script = scriptOf(STEPS);

  it('tells which steps follow each step, in order', () => {
    expect(STEPS.map((_, index) => followers(script, index))).toEqual([[1, 2], [3, 4], [3], [], [5], []]);
    expect(script.predecessors).toEqual([0, 1, 1, 2, 1, 1]);
  });

  it('numbers the sockets of each host by name; a call on several has none', () => {
    expect(STEPS.map((_, index) => script.socketOf(index))).toEqual([0, 0, 0, 0, 1, -1]);
    expect([script.acceptedBy(2), script.acceptedBy(0)]).toEqual([1, -1]);
    expect([script.numberOf('server', 's'), script.numberOf('client', 's')]).toEqual([1, -1]);
  });

  it('names its calls', () => {
    expect(script.nameOf(5)).toEqual({ socket: 's l', call: 'kill' });
    expect(() => script.nameOf(6)).toThrow(/no call/);
  });

  it('is read once for a list of steps, and anew when the list has grown', () => {
    const steps = [...STEPS];
    expect(scriptOf(steps)).toBe(scriptOf(steps));
    const run = (): number =>
      simulate({ name: 'test', profile: 'linux', delay: 1000, steps, until: null }, { seed: 1 }).calls.length;
    const before = run();
    steps.push(step('client', { op: 'shutdown', socket: 'c', how: 'WR' }, [3]));
    expect(run()).toBe(before + 1);
  });
});
