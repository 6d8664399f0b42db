import type { ZodType } from 'zod';
import * as z from 'zod';
import type { Call, Step } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import { microseconds } from '../duration.ts';
import { durationSchema } from '../fields.ts';

/** A socket's name: `c0`, `s1`. */
const socket = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a socket name such as c0 or s1' });
const port = z.int().min(1).max(65535);
const octets = z.int().min(1).max(1_000_000);

const option = z.discriminatedUnion('name', [
  z.strictObject({ name: z.enum(['SO_REUSEADDR', 'SO_KEEPALIVE']), value: z.boolean() }),
  z.strictObject({
    name: z.literal('SO_LINGER'),
    value: z.strictObject({ on: z.boolean(), seconds: z.int().min(0) }),
  }),
  z.strictObject({
    name: z.enum([
      'SO_RCVBUF',
      'TCP_KEEPIDLE',
      'TCP_KEEPINTVL',
      'TCP_KEEPCNT',
      'TCP_DEFER_ACCEPT',
      'TCP_USER_TIMEOUT',
      'TCP_FASTOPEN',
    ]),
    value: z.int().min(0),
  }),
]);

/** The arguments each call takes besides its side, and which of them it cannot do without. */
export const CALLS = {
  'set-option': { takes: ['socket', 'option'], needs: ['option'] },
  bind: { takes: ['socket', 'port'], needs: ['port'] },
  listen: { takes: ['socket', 'port', 'backlog'], needs: [] },
  connect: { takes: ['socket', 'port', 'peer'], needs: [] },
  accept: { takes: ['socket', 'as'], needs: [] },
  send: { takes: ['socket', 'bytes', 'more', 'fast-open'], needs: ['bytes'] },
  recv: { takes: ['socket', 'max'], needs: [] },
  shutdown: { takes: ['socket', 'how'], needs: [] },
  close: { takes: ['socket'], needs: [] },
  'lose-state': { takes: ['socket'], needs: [] },
  kill: { takes: ['sockets'], needs: ['sockets'] },
} as const satisfies Record<string, { takes: readonly string[]; needs: readonly string[] }>;

/** Names a call of a script. */
export type CallName = keyof typeof CALLS;

/** Every call a script can make. */
export const CALL_NAMES = Object.keys(CALLS) as [CallName, ...CallName[]];

const ARGUMENTS = {
  socket: socket.optional(),
  as: socket.optional(),
  sockets: z.array(socket).min(1).optional(),
  port: z.union([port, z.literal('ephemeral')]).optional(),
  peer: port.optional(),
  backlog: z.int().min(0).max(65535).optional(),
  bytes: octets.optional(),
  max: octets.optional(),
  more: z.boolean().optional(),
  /** MSG_FASTOPEN: opens the connection as well, to the port that connect() would take. RFC 7413. */
  'fast-open': z.literal(true).optional(),
  how: z.enum(['WR', 'RD']).optional(),
  option: option.optional(),
} satisfies Record<string, ZodType>;

const callName = z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }).optional();

/** One step of a script: a side's call, its arguments, and when it is made. */
export const stepSchema = z
  .strictObject({
    client: callName,
    server: callName,
    ...ARGUMENTS,
    id: z.string().optional(),
    after: z.union([z.string(), z.array(z.string())]).optional(),
    wait: durationSchema.optional(),
    timeout: durationSchema.optional(),
  })
  .superRefine((step, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    const name = step.client ?? step.server;
    if (!name || (step.client && step.server)) {
      say('must name one side and its call, such as "client: connect" or "server: listen"');
      return;
    }
    const takes: readonly string[] = CALLS[name].takes;
    const belongs = takes.join(', ');
    for (const key of Object.keys(ARGUMENTS)) {
      if (key in step && !takes.includes(key))
        say(`"${key}" does not belong to ${name}, which takes ${belongs}`);
    }
    for (const key of CALLS[name].needs) {
      if (!(key in step)) say(`${name} needs "${key}"`);
    }
  });

/** One step as an author writes it. */
export type ScriptStep = z.infer<typeof stepSchema>;

/** The server's port when a script names none. */
const SERVER_PORT = 8080;
/** The port of the client's socket `c0` when a script names none; `c1` has the next one. */
const FIRST_CLIENT_PORT = 40001;
const RECEIVE_ALL = 65536;

/** Returns a step's call as the model makes it; `before` are the steps above it, which number what `accept` returns. */
export function compileAction(step: ScriptStep, before: readonly ScriptStep[]): Step['action'] {
  const side: HostId = step.client ? 'client' : 'server';
  const name = step.client ?? step.server ?? 'close';
  const call = compileCall(name, side, step, before);
  return step.timeout === undefined
    ? { side, call }
    : { side, call, timeout: microseconds(step.timeout) ?? 0 };
}

function compileCall(op: CallName, side: HostId, step: ScriptStep, before: readonly ScriptStep[]): Call {
  const listens = op === 'listen' || op === 'accept';
  const socket = step.socket ?? (side === 'client' ? 'c0' : listens ? 's0' : 's1');
  const port = step.port === 'ephemeral' ? null : step.port;
  switch (op) {
    case 'set-option':
      if (!step.option) throw new Error('set-option needs "option"');
      return { op, socket, option: step.option };
    case 'bind':
      return { op, socket, port: port ?? defaultPort(side, socket) };
    case 'listen':
      return { op, socket, port: port ?? SERVER_PORT, backlog: step.backlog ?? 128 };
    case 'connect':
      return {
        op,
        socket,
        port: port === undefined ? defaultPort(side, socket) : port,
        peer: step.peer ?? defaultPeer(side),
      };
    case 'accept': {
      const earlier = before.filter((other) => other.server === 'accept').length;
      return { op, socket, as: step.as ?? `s${earlier + 1}` };
    }
    case 'send': {
      const sent = { op, socket, bytes: step.bytes ?? 0 } as const;
      if (step['fast-open']) {
        return { ...sent, fastOpen: { port: defaultPort(side, socket), peer: defaultPeer(side) } };
      }
      return step.more ? { ...sent, more: true } : sent;
    }
    case 'recv':
      return { op, socket, max: step.max ?? RECEIVE_ALL };
    case 'shutdown':
      return { op, socket, how: step.how ?? 'WR' };
    case 'close':
    case 'lose-state':
      return { op, socket };
    case 'kill':
      return { op, sockets: step.sockets ?? [socket] };
  }
}

function defaultPort(side: HostId, socket: string): number {
  if (side === 'server') return SERVER_PORT;
  const number = Number(/\d+$/.exec(socket)?.[0] ?? 0);
  return FIRST_CLIENT_PORT + number;
}

function defaultPeer(side: HostId): number {
  return side === 'client' ? SERVER_PORT : FIRST_CLIENT_PORT;
}
