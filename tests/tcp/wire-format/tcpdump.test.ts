/** Lines that `tcpdump -n` prints when it reads the captures of runs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { tcpdumpLines, toPcapng } from '../../../src/tcp/wire-format/index.ts';
import { everyRun, runOf } from './support/runs.ts';

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

describe.skipIf(!here)('tcpdump prints of an exported capture what is shown', () => {
  it.each(everyRun())('%s', (_, run) => {
    for (const at of ['wire', 'client', 'server'] as const)
      expect(
        tcpdumpLines(run, at).map(({ text }) => text),
        at,
      ).toEqual(printed(toPcapng(run, { at })));
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
