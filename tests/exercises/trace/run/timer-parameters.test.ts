import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../../src/exercises/trace/run/timer-parameters.ts';
import { LINUX, SYSCTLS } from '../../../../src/tcp/index.ts';

describe('parameters that are named', () => {
  it.each(Object.entries(PARAMETERS))('%s is read in its own unit', (name, read) => {
    const { set, initial } = SYSCTLS[name as keyof typeof PARAMETERS];
    expect(read(LINUX)).toBe(initial);
    expect(read({ ...LINUX, ...set(initial + 1) })).toBe(initial + 1);
  });
});
