import { describe, expect, it } from 'vitest';
import type { Way } from './install.ts';
import { ensureTshark, findTshark, type Tshark } from './tshark.ts';

/** Versions of what runs on a machine on which only these paths do. */
const only =
  (...running: readonly string[]) =>
  (path: string) =>
    running.includes(path) ? `TShark at ${path}` : null;

describe('finding tshark', () => {
  it('takes the first on PATH', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findTshark(env, only('/usr/bin/tshark'))?.path).toBe('/usr/bin/tshark');
    expect(findTshark(env, only('/usr/bin/tshark', '/usr/local/bin/tshark'))).toEqual({
      path: '/usr/local/bin/tshark',
      version: 'TShark at /usr/local/bin/tshark',
    });
  });

  it('looks where macOS keeps Wireshark', () => {
    const mac = '/Applications/Wireshark.app/Contents/MacOS/tshark';
    expect(findTshark({ PATH: '/usr/bin' }, only(mac))?.path).toBe(mac);
  });

  it('takes TSHARK_PATH before all others, and does not go past one that does not run', () => {
    const env = { PATH: '/usr/bin', TSHARK_PATH: '/my/tshark' };
    expect(findTshark(env, only('/usr/bin/tshark', '/my/tshark'))?.path).toBe('/my/tshark');
    expect(() => findTshark(env, only('/usr/bin/tshark'))).toThrow('TSHARK_PATH is "/my/tshark"');
  });

  it('finds none where none is', () => {
    expect(findTshark({ PATH: '/usr/bin' }, only())).toBeNull();
    expect(findTshark({}, only())).toBeNull();
  });
});

describe('getting tshark', () => {
  const tshark = { path: '/t', version: 'TShark 4' };
  const way: Way = { telling: 'installing', command: process.execPath, args: ['-e', ''] };
  const ensure = (ci: boolean, ways: readonly Way[] | undefined, ...looks: (Tshark | null)[]) => {
    const said: string[] = [];
    const find = (): Tshark | null => looks.shift() ?? null;
    return { said, ensure: () => ensureTshark((line) => said.push(line), ci, ways, find) };
  };

  it('installs nothing when there is one', () => {
    const { said, ensure: run } = ensure(true, [way], tshark);
    expect(run()).toBe(tshark);
    expect(said).toEqual([]);
  });

  it('installs one in continuous integration', () => {
    const { said, ensure: run } = ensure(true, [way], null, tshark);
    expect(run()).toBe(tshark);
    expect(said).toEqual(['installing']);
  });

  it('fails in continuous integration when installing brings none', () => {
    expect(ensure(true, [way], null).ensure).toThrow('No tshark was found');
  });

  it('says that tests are skipped elsewhere, and where there is no way to install', () => {
    for (const [ci, ways] of [
      [false, undefined],
      [true, []],
    ] as const) {
      const { said, ensure: run } = ensure(ci, ways, null);
      expect(run()).toBeNull();
      expect(said).toEqual([expect.stringMatching(/^No tshark .* are skipped\.$/)]);
    }
  });
});
