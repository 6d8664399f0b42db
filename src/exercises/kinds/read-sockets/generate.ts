import type { State } from '../../../tcp/connection/state.ts';
import { STATE_NAMES } from '../../../tcp/connection/state-names.ts';
import { type SocketLine, simulate, socketsAt } from '../../../tcp/index.ts';
import { flagNames } from '../../../tcp/segment.ts';
import type { Call, Scenario } from '../../../tcp/simulator/scenario.ts';
import type {
  CallRecord,
  HostId,
  SegmentRecord,
  StateRecord,
  Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { randomIntegers, shuffled } from '../../random.ts';
import { varySizes } from '../../trace/run/index.ts';
import {
  type BlankCell,
  blanksOf,
  COLUMNS,
  type Column,
  cellOf,
  type Happening,
  type Line,
  type ReadSocketsQuestion,
  type ReadSocketsSpec,
  type When,
} from './question.ts';

/** Keep the draws for the moment, the blanks and the order of lines apart from each other and from those for sizes. */
const MOMENT = 0x27d4_eb2f;
const BLANKS = 0x85eb_ca6b;
const ORDER = 0x1656_67b1;

/** What a script's recv() asks for when it names nothing. */
const RECEIVE_ALL = 65_536;

/** Makes the variant with this seed: draws the sizes, the moment, the order of connections and the blanks. */
export function generate(spec: ReadSocketsSpec, seed: number): ReadSocketsQuestion {
  const { name, tool, hosts, ask } = spec;
  const scenario = varySizes(spec, seed);
  const run = simulate(scenario, { seed });
  const when = spec.when[randomIntegers(seed ^ MOMENT)() % spec.when.length];
  if (when === undefined) throw new RangeError(`${name}: names no moment`);
  const at = momentOf(run, when, name);
  const listing = { scenario, seed, at, tool, hosts };
  const all = listed(listing);
  const asked = all.flatMap(({ host, line }, i) =>
    columnsAsked(ask, host, line).map((column) => cellOf(i, column)),
  );
  if (asked.length === 0) throw new RangeError(`${name}: nothing of what it asks is listed at that moment`);
  const since = run.segments[spec.since - 1]?.sentAt ?? 0;
  const drawn = shuffled(asked, randomIntegers(seed ^ BLANKS));
  const blank = new Set(drawn.slice(0, spec.blanks ?? asked.length));
  const ports = all.flatMap(({ host, line }) =>
    line.peer === null ? [] : [clientPort(host, line.port, line.peer)],
  );
  return {
    ...listing,
    profile: run.profile,
    history: historyOf(scenario, run, at).filter((one) => lasts(one, since)),
    lines: all.map(({ host, line }, i): Line => {
      const texts = textsOf(line, tool);
      const cells = COLUMNS.map(
        (column) => [column, blank.has(cellOf(i, column)) ? null : texts[column]] as const,
      );
      return { host, listens: line.peer === null, cells: Object.fromEntries(cells) as Line['cells'] };
    }),
    ports: ask === 'match' ? [...new Set(ports)].sort((a, b) => a - b) : [],
  };
}

/** A blank cell with what belongs there, and why. */
export interface SocketSolution extends BlankCell {
  readonly host: HostId;
  readonly socket: SocketLine;
  /** What the program prints. */
  readonly text: string;
  /** When and why its state was entered. */
  readonly entered: Pick<StateRecord, 'at' | 'because'>;
  /** The states it was in before, and when it left each of them, µs. */
  readonly left: readonly { readonly state: State; readonly at: number }[];
  /** How many connections accept() has taken from it, where it listens. */
  readonly accepted: number;
}

/** Runs the model up to the moment and returns what belongs into every blank cell. */
export function solve(question: ReadSocketsQuestion): readonly SocketSolution[] {
  const all = listed(question);
  const { states, calls } = simulate({ ...question.scenario, until: question.at }, { seed: question.seed });
  return blanksOf(question).map((blank): SocketSolution => {
    const found = all[blank.line];
    if (found === undefined)
      throw new RangeError(`line ${blank.line + 1} is not in the list; a question comes from generate()`);
    const { host, line: socket } = found;
    const own = states.filter(
      (one) => one.host === host && one.port === socket.port && one.peer === socket.peer,
    );
    const entered = own.at(-1);
    if (entered === undefined) throw new RangeError(`no state of line ${blank.line + 1} is on record`);
    const accepts = calls.filter(
      ({ call, result, ...one }) =>
        call === 'accept' && result === 'ok' && one.host === host && one.port === socket.port,
    );
    return {
      ...blank,
      host,
      socket,
      text: textsOf(socket, question.tool)[blank.column],
      entered,
      left: statesLeft(own),
      accepted: accepts.length,
    };
  });
}

/** Returns the states that a connection has left: those of one before it on the same ports are not its own. */
function statesLeft(records: readonly StateRecord[]): SocketSolution['left'] {
  const first = records.findLastIndex(({ from }) => from === 'CLOSED' || from === 'LISTEN');
  return records.slice(first + 1).map(({ from, at }) => ({ state: from, at }));
}

/** The lines of every host asked about: listeners first, and its connections in no order, as a hash table has them. */
function listed({
  scenario,
  seed,
  at,
  tool,
  hosts,
}: Pick<ReadSocketsQuestion, 'scenario' | 'seed' | 'at' | 'tool' | 'hosts'>): {
  host: HostId;
  line: SocketLine;
}[] {
  const sockets = socketsAt(scenario, seed, at, tool);
  return hosts.flatMap((host) => {
    const listeners = sockets[host].filter(({ peer }) => peer === null);
    const connections = sockets[host].filter(({ peer }) => peer !== null);
    const inOrder = [...listeners, ...shuffled(connections, randomIntegers(seed ^ ORDER))];
    return inOrder.map((line) => ({ host, line }));
  });
}

function columnsAsked(ask: ReadSocketsSpec['ask'], host: HostId, { peer }: SocketLine): readonly Column[] {
  if (ask === 'match') return peer === null ? [] : [host === 'client' ? 'local' : 'peer'];
  return ask.filter((column) => peer !== null || column !== 'peer');
}

function textsOf(
  { state, recvQ, sendQ, port, peer }: SocketLine,
  tool: ReadSocketsSpec['tool'],
): Record<Column, string> {
  return {
    state: STATE_NAMES[tool][state],
    'recv-q': String(recvQ.value),
    'send-q': String(sendQ.value),
    local: String(port),
    peer: peer === null ? '*' : String(peer),
  };
}

function momentOf(run: Transcript, when: When, name: string): number {
  if ('returned' in when) {
    const calls = run.calls.filter(({ host, call }) => host === when.host && call === when.returned);
    const at = calls[when.nth - 1]?.returnedAt;
    if (at !== undefined && at !== null) return at;
    throw new RangeError(
      `${name}: the ${when.host}'s ${when.returned} ${when.nth} does not return; ${calls.length} are made`,
    );
  }
  const number = 'sent' in when ? when.sent : when.arrived;
  const segment = run.segments[number - 1];
  const at = 'sent' in when ? segment?.sentAt : segment?.arrivals[0];
  if (at !== undefined) return at;
  if (segment !== undefined) throw new RangeError(`${name}: segment ${number} is lost and never arrives`);
  throw new RangeError(`${name}: there is no segment ${number}; the run has ${run.segments.length}`);
}

/** Returns what has happened by a moment, in its order. */
function historyOf(scenario: Scenario, run: Transcript, at: number): Happening[] {
  const left = scenario.steps.flatMap(({ action }) => ('call' in action ? [action] : []));
  const calls = run.calls.map((record): Happening => {
    const index = left.findIndex(({ side, call }) => side === record.host && isOf(call, record));
    const [step] = left.splice(index, 1);
    return callOf(record, step?.call, at);
  });
  const segments = run.segments.map((segment) => segmentOf(segment, at));
  return [...calls, ...segments].filter((one) => one.at <= at).sort((a, b) => a.at - b.at);
}

/** Tells whether something has happened, or come to its end, from a time on. */
function lasts(one: Happening, from: number): boolean {
  if (!('call' in one)) return one.at >= from;
  return one.at >= from || one.returned === null || one.returned > from;
}

function isOf(call: Call, record: CallRecord): boolean {
  return call.op === record.call && (!('socket' in call) || call.socket === record.socket);
}

function callOf(record: CallRecord, call: Call | undefined, until: number): Happening {
  const { host, at, returnedAt, result, port, peer } = record;
  const opening = call?.op === 'connect' && host === 'client' ? call.port : null;
  const client = peer === null || port === null ? opening : clientPort(host, port, peer);
  const returned = returnedAt !== null && returnedAt <= until ? returnedAt : null;
  return {
    at,
    client,
    host,
    call: call === undefined ? `${record.call}()` : callText(call),
    result: returned !== null && result !== 'ok' ? String(result === 'eof' ? 0 : result) : null,
    returned,
  };
}

/** Writes a call as a program does, with the arguments that matter for a list. */
function callText(call: Call): string {
  switch (call.op) {
    case 'listen':
      return `listen(${call.backlog})`;
    case 'send':
      return `send(${call.bytes})`;
    case 'recv':
      return call.max === RECEIVE_ALL ? 'recv()' : `recv(${call.max})`;
    case 'shutdown':
      return `shutdown(SHUT_${call.how})`;
    case 'set-option':
      return `setsockopt(${call.option.name}, ${JSON.stringify(call.option.value)})`;
    default:
      return `${call.op}()`;
  }
}

function segmentOf(
  { from, segment, sentAt, arrivals, fate, rseq, rack }: SegmentRecord,
  until: number,
): Happening {
  const [arrived = null] = arrivals;
  return {
    at: sentAt,
    client: clientPort(from, segment.sport, segment.dport),
    from,
    flags: flagNames(segment.flags).join(','),
    seq: rseq,
    ack: rack,
    len: segment.len,
    arrived: arrived !== null && arrived <= until ? arrived : null,
    lost: fate === 'lost',
  };
}

function clientPort(host: HostId, port: number, peer: number): number {
  return host === 'client' ? port : peer;
}
