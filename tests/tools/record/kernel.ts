/** Runs scripts on this machine's own kernel, through `kernel.py`, which describes how. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Call, Filter, HostId } from '../../../src/tcp/index.ts';

const PROGRAM = join(import.meta.dirname, 'kernel.py');

/** A forged segment with numbers relative to the first ISNs the wire has seen: what a script can know before it runs. */
export interface Forged {
  readonly from: HostId;
  readonly sport: number;
  readonly dport: number;
  readonly flags: number;
  readonly rseq: number;
  readonly rack: number;
  readonly len: number;
  readonly window: number;
}

/** One step of a script as the kernel's hosts and wire take it; times in seconds. */
export type KernelStep = { readonly after: readonly number[]; readonly wait: number } & (
  | {
      readonly side: HostId;
      readonly call: KernelCall;
      readonly timeout?: number;
    }
  | { readonly side: 'wire'; readonly filter: Filter }
  | { readonly side: 'wire'; readonly unfilter: string }
  | { readonly side: 'wire'; readonly inject: Forged }
);

/** A call; a `connect` may say the ISN it is to take, and parameters go by their sysctl names. */
export type KernelCall =
  | (Exclude<Call, { op: 'set-param' }> & { readonly isn?: number })
  | { readonly op: 'set-param'; readonly params: Readonly<Record<string, number>> };

/** What a host is set to: sysctls by their names, and `mtu` of its device. */
export type KernelParams = Readonly<Record<string, number | string>>;

/** One run for the kernel. */
export interface KernelRun {
  readonly name: string;
  /** One-way delay of the wire, seconds. */
  readonly delay: number;
  /** When the run ends, seconds. */
  readonly until: number;
  readonly params: Readonly<Record<HostId, KernelParams>>;
  readonly steps: readonly KernelStep[];
  /** Where the packets go as they were on the wire; left out, they are not kept. */
  readonly pcapng?: string;
}

/** One segment as it was seen on the wire; times in seconds from the start of the run. */
export interface SeenSegment {
  readonly from: HostId;
  readonly sport: number;
  readonly dport: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly window: number;
  readonly len: number;
  /** The TCP header in hexadecimal digits. */
  readonly header: string;
  readonly t: number;
  readonly rx: readonly number[];
  readonly fate: 'delivered' | 'lost' | 'duplicated' | 'delayed';
  readonly injected: boolean;
}

/** What a call of the script came to. */
export interface SeenCall {
  readonly step: number;
  readonly at: number;
  readonly returns: number;
  readonly result: string | number;
  /** The port of the client that accept() returned. */
  readonly peer?: number;
  /** The local port connect() went from. */
  readonly chosen?: number;
}

/** A change of state, or of the number of connections that wait for accept(), as the socket tables showed it. */
export interface SeenState {
  readonly t: number;
  readonly side: HostId;
  readonly port: number;
  readonly peer: number | null;
  readonly from: string;
  readonly to: string;
  readonly acceptq?: number;
}

/** What the kernel did in one run, or why there was none. */
export type KernelResult =
  | {
      readonly name: string;
      readonly end: number;
      /** The kernel's ticks: how long one is, seconds, and how many it had counted when the run began. */
      readonly ticks: { readonly length: number; readonly atStart: number };
      readonly segments: readonly SeenSegment[];
      readonly calls: readonly SeenCall[];
      readonly states: readonly SeenState[];
      readonly wire: readonly { readonly step: number; readonly at: number }[];
      /** By how much the run moved each host's counters, by the names nstat gives them. */
      readonly counters?: Readonly<Record<HostId, Readonly<Record<string, number>>>>;
    }
  | { readonly name: string; readonly fault: string };

/** Returns why this machine cannot record, as one sentence; null when it can. */
export function whyNot(): string | null {
  const needs = 'Recording needs Linux, root and python3 (3.10 or later)';
  if (process.platform !== 'linux') return `${needs}; this is ${process.platform}.`;
  if (process.getuid?.() !== 0) return `${needs}; run it as root, for example with sudo.`;
  if (!existsSync('/dev/net/tun')) return `${needs} and /dev/net/tun; load the kernel's tun module.`;
  const version = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']);
  return version.status === 0 ? null : `${needs}; python3 is not there or older.`;
}

/** Runs scripts on the kernel, `jobs` at a time, and hands over each result as it ends. */
export async function runOnKernel(
  runs: readonly KernelRun[],
  jobs: number,
  done: (result: KernelResult) => void,
): Promise<void> {
  const child = spawn('python3', [PROGRAM, `${jobs}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  // npm does not hand on the signal that ends it.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid === parent || process.exit(143), 300);
  child.stdin.end(runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
  // What kernel.py prints is its own: its shape is known.
  for await (const line of createInterface({ input: child.stdout })) done(JSON.parse(line));
  clearInterval(watch);
  process.off('exit', stop);
}
