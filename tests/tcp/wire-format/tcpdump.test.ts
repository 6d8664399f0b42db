/** Lines that `tcpdump -n` prints when it reads the captures of runs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { tcpdumpLines, toPcapng } from '../../../src/tcp/wire-format/index.ts';
import { addressesOf, everyRun, runOf } from './support/runs.ts';

const here = spawnSync('tcpdump', ['--version']).status === 0;
if (!here) console.warn('No tcpdump was found: what it prints of exported captures is not checked.');

/** Lines of tcpdump as it runs here, in the time zone of captures. */
function printed(file: Uint8Array): string[] {
  const output = execFileSync('tcpdump', ['-n', '-r', '-'], {
    input: file,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, TZ: 'UTC' },
  });
  return output.split('\n').slice(0, -1);
}

const RUNS = everyRun();

/** The packets of a capture alone: a further section, which describes the same interface, ends tcpdump's reading. */
function packetsIn(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset);
  let at = 0;
  for (const type of [0x0a0d0d0a, 1]) {
    expect(view.getUint32(at, true)).toBe(type);
    at += view.getUint32(at + 4, true);
  }
  return file.subarray(at);
}

/** A line of a run as it is where the run has a file of its own. */
const inOwnFile = (line: string): string => line.replace(/ 10\.\d+\.\d+\.(?=[12]\.)/g, ' 192.0.2.');

describe.skipIf(!here)('tcpdump prints of an exported capture what is shown', () => {
  describe.each(['wire', 'client', 'server'] as const)('taken on the %s', (at) => {
    const shown = RUNS.map(([, run]) => tcpdumpLines(run, at).map(({ text }) => text));
    let lines: readonly string[] = [];
    beforeAll(() => {
      const files = RUNS.map(([, run], i) => toPcapng(run, { at, addresses: addressesOf(i) }));
      const [first = new Uint8Array(), ...others] = files;
      lines = printed(Buffer.concat([first, ...others.map(packetsIn)]));
    });

    it.each(RUNS.map(([name], i) => [name, i] as const))('%s', (_, i) => {
      const before = shown.slice(0, i).flat().length;
      expect(shown[i]).toEqual(lines.slice(before, before + shown[i]!.length).map(inOwnFile));
    });
  });

  it('when the capture is read alone', () => {
    const run = runOf('close/lost-fin');
    expect(tcpdumpLines(run).map(({ text }) => text)).toEqual(printed(toPcapng(run)));
  });
});

describe('lines of tcpdump', () => {
  const lines = tcpdumpLines(runOf('handshake/wrap')).map(({ text }) => text.replace(/^.* Flags/, 'Flags'));

  it('have absolute numbers in SYNs and relative ones after', () => {
    expect(lines[0]).toMatch(/^Flags \[S\], seq 4294967295, win 64240, options \[mss 1460,sackOK,TS val /);
    expect(lines[1]).toMatch(/^Flags \[S\.\], seq 1000, ack 0, win 65160, .*, length 0$/);
    expect(lines[2]).toMatch(
      /^Flags \[\.\], ack 1, win 63, options \[nop,nop,TS val \d+ ecr \d+\], length 0$/,
    );
  });
});
