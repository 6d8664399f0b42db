import { describe, expect, it } from 'vitest';
import { loadModule } from '../../../src/components/shell/load.ts';

/** A load that fails so many times before it succeeds, and counts its tries. */
function failing(times: number): { readonly load: () => Promise<string>; readonly tries: () => number } {
  let tries = 0;
  const load = async (): Promise<string> => {
    tries += 1;
    if (tries <= times) throw new Error('no connection');
    return 'code';
  };
  return { load, tries: () => tries };
}

describe('loading a part of a page', () => {
  it.each([
    [0, 1, { ok: true, value: 'code' }],
    [1, 2, { ok: true, value: 'code' }],
    [2, 2, { ok: false }],
  ])('that fails %i times is tried %i times', async (times, tried, loaded) => {
    const { load, tries } = failing(times);
    expect(await loadModule(load)).toEqual(loaded);
    expect(tries()).toBe(tried);
  });
});
