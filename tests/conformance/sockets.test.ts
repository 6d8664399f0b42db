/** The model lists sockets as a real kernel does: `ss -tan` and `netstat -ant` at moments of recorded runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { HostId, SocketLine, SocketTool } from '../../src/tcp/index.ts';
import { STATE_NAMES, socketsAt } from '../../src/tcp/index.ts';
import { params, scriptEntry, side } from './capture.ts';
import { scenarioOf } from './scenario-of.ts';

/** What a recording looks like: format seqack-sockets/1. Times in seconds; lines with their columns one space apart. */
const recordingSchema = z.object({
  format: z.literal('seqack-sockets/1'),
  name: z.string(),
  title: z.string(),
  kernel: z.string(),
  delay: z.number().nonnegative(),
  params: z.object({ client: params, server: params }),
  script: z.array(scriptEntry),
  moments: z
    .array(z.object({ at: z.number(), side, ss: z.array(z.string()), netstat: z.array(z.string()) }))
    .nonempty(),
});

type Recording = z.infer<typeof recordingSchema>;

const FOLDER = join(import.meta.dirname, 'sockets');
const recordings: Recording[] = readdirSync(FOLDER).map((file) =>
  recordingSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
);
const ADDRESSES: Readonly<Record<HostId, string>> = { client: '192.0.2.1', server: '192.0.2.2' };

/** Writes a line as the program prints it. */
function printed(host: HostId, { state, recvQ, sendQ, port, peer }: SocketLine, tool: SocketTool): string {
  const other = ADDRESSES[host === 'client' ? 'server' : 'client'];
  const ends = peer === null ? `0.0.0.0:${port} 0.0.0.0:*` : `${ADDRESSES[host]}:${port} ${other}:${peer}`;
  const rest = `${recvQ.value} ${sendQ.value} ${ends}`;
  const name = STATE_NAMES[tool][state];
  return tool === 'ss' ? `${name} ${rest}` : `tcp ${rest} ${name}`;
}

/** Lists what the model shows, in an order of its own: a kernel prints connections as its hash table has them. */
function modelled(recording: Recording, host: HostId, at: number, tool: SocketTool): string[] {
  const scenario = scenarioOf({ ...recording, end: at, isn: [], segments: [] });
  const lines = socketsAt(scenario, 1, Math.round(at * 1_000_000), tool);
  return lines[host].map((line) => printed(host, line, tool)).sort();
}

describe('The model lists sockets as a real kernel does', () => {
  test.each(recordings)('$name', (recording) => {
    for (const { at, side: host, ss, netstat } of recording.moments) {
      const where = `${host} at ${at} s`;
      expect(modelled(recording, host, at, 'ss'), where).toEqual(ss.toSorted());
      expect(modelled(recording, host, at, 'netstat'), where).toEqual(netstat.toSorted());
    }
  });
});

describe('The recordings', () => {
  test('show every state that a listing can show', () => {
    const lines = recordings.flatMap(({ moments }) => moments.flatMap(({ ss }) => ss));
    const shown = new Set(lines.map((line) => line.split(' ')[0]));
    const listed = Object.values(STATE_NAMES.ss).filter((name) => name !== STATE_NAMES.ss.CLOSED);
    expect([...shown].sort()).toEqual(listed.sort());
  });
});
