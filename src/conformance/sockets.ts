/** Compares socket lists: what `ss -tan` and `netstat -ant` printed at moments of recorded runs, and what the model lists. */
import { z } from 'zod';
import {
  type HostId,
  queuesAt,
  type SocketLine,
  type SocketTool,
  STATE_NAMES,
  socketsAt,
} from '../tcp/index.ts';
import { params, scriptEntry, side } from './capture.ts';
import { scenarioOf } from './scenario-of.ts';

/** What a recording looks like: format seqack-sockets/1. Times in seconds; lines with their columns one space apart. */
export const socketRecordingSchema = z.object({
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

/** A run of a real kernel with its socket lists. */
export type SocketRecording = z.infer<typeof socketRecordingSchema>;

const ADDRESSES: Readonly<Record<HostId, string>> = { client: '192.0.2.1', server: '192.0.2.2' };
const TOOLS = ['ss', 'netstat'] as const satisfies readonly SocketTool[];

/** Lists where the model's lists differ from those recorded; empty when they do not. */
export function socketDifferences(recording: SocketRecording): string[] {
  return recording.moments.flatMap((moment) =>
    TOOLS.flatMap((tool) => {
      const kernel = moment[tool].toSorted();
      const model = modelled(recording, moment.side, moment.at, tool);
      if (kernel.join('\n') === model.join('\n')) return [];
      const where = `${tool} of the ${moment.side} at ${moment.at} s`;
      return [`${where}: kernel ${kernel.join(' | ')}, model ${model.join(' | ')}`];
    }),
  );
}

/** Lists what the model shows, in an order of its own: a kernel prints connections as its hash table has them. */
function modelled(recording: SocketRecording, host: HostId, at: number, tool: SocketTool): string[] {
  const scenario = scenarioOf({ ...recording, end: at, isn: [], segments: [] });
  const lines = socketsAt(scenario, 1, Math.round(at * 1_000_000), tool);
  return lines[host].map((line) => printed(host, line, tool)).sort();
}

/**
 * Lists where the model's queues differ from what `ss` shows of them: a listener's Recv-Q and Send-Q, and one line in
 * SYN-RECV for each request.
 */
export function queueDifferences(recording: SocketRecording): string[] {
  return recording.moments.flatMap(({ side: host, at, ss }) => {
    const scenario = scenarioOf({ ...recording, end: at, isn: [], segments: [] });
    const queues = queuesAt(scenario, 1, Math.round(at * 1_000_000))[host];
    const model = queues.flatMap(({ port, limit, syn, accept }) => [
      `LISTEN ${accept.length} ${limit - 1} ${port}`,
      ...syn.map(({ peer }) => `SYN-RECV ${port} ${peer}`),
    ]);
    const listening = new Set(queues.map(({ port }) => port));
    const kernel = ss.flatMap((line) => queueLine(line, listening));
    if (kernel.toSorted().join('\n') === model.toSorted().join('\n')) return [];
    return [`queues of the ${host} at ${at} s: kernel ${kernel.join(' | ')}, model ${model.join(' | ')}`];
  });
}

/** What a line of `ss` says of the queues of listeners on these ports; other lines say nothing. */
function queueLine(line: string, listening: ReadonlySet<number>): string[] {
  const [state, recvQ, sendQ, local = '', peer = ''] = line.split(' ');
  const [port, other] = [local, peer].map((end) => Number(end.split(':')[1]));
  if (port === undefined || !listening.has(port)) return [];
  if (state === 'LISTEN') return [`LISTEN ${recvQ} ${sendQ} ${port}`];
  return state === 'SYN-RECV' ? [`SYN-RECV ${port} ${other}`] : [];
}

/** Writes a line as the program prints it. */
function printed(host: HostId, { state, recvQ, sendQ, port, peer }: SocketLine, tool: SocketTool): string {
  const other = ADDRESSES[host === 'client' ? 'server' : 'client'];
  const ends = peer === null ? `0.0.0.0:${port} 0.0.0.0:*` : `${ADDRESSES[host]}:${port} ${other}:${peer}`;
  const rest = `${recvQ.value} ${sendQ.value} ${ends}`;
  const name = STATE_NAMES[tool][state];
  return tool === 'ss' ? `${name} ${rest}` : `tcp ${rest} ${name}`;
}
