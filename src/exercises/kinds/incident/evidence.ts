import { STATE_NAMES } from '../../../tcp/connection/state-names.ts';
import { COUNTER_NAMES, countersOf, type SocketLine, simulate, socketsAt } from '../../../tcp/index.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { type CallRecord, otherSide, type SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import { addressText, documentationV4, segmentsSeen, tcpdumpLines } from '../../../tcp/wire-format/index.ts';
import { fits } from '../../authoring/claims/find.ts';
import { counts, times } from '../../authoring/claims/measure.ts';
import type { Line, LineWords, Panel, PanelSpec } from './question.ts';

/** What a line is about. */
type About =
  | { readonly socket: SocketLine; readonly unmatched: boolean }
  | { readonly counter: string; readonly value: number }
  | { readonly call: CallRecord }
  | { readonly segment: SegmentRecord };

/** A line with what it is about. */
interface KnownLine extends Line {
  readonly about: About;
}

/** What a program prints, with what each line is about. */
export interface KnownPanel extends Panel {
  readonly lines: readonly KnownLine[];
}

/** Runs a scenario and returns what the programs print of it. */
export function evidenceOf(
  scenario: Scenario,
  seed: number,
  specs: readonly PanelSpec[],
): readonly KnownPanel[] {
  return specs.map(({ id, tool, host, from, at, only }) => {
    const lines = linesOf({ id, tool, host, from, at, only }, scenario, seed);
    return { id, tool, host, from, at, lines: lines.map((line, i) => ({ id: `${id}-${i + 1}`, ...line })) };
  });
}

/** Returns the panels as they are drawn. */
export function drawnPanels(panels: readonly KnownPanel[]): readonly Panel[] {
  return panels.map((panel) => ({ ...panel, lines: panel.lines.map(({ id, cells }) => ({ id, cells })) }));
}

/** Returns the ids of the lines that are meant. */
export function linesMeant(panels: readonly KnownPanel[], words: readonly LineWords[]): readonly string[] {
  return panels.flatMap((panel) =>
    panel.lines
      .filter(({ about }) => words.some((one) => one.panel === panel.id && isMeant(about, one)))
      .map(({ id }) => id),
  );
}

function isMeant(about: About, words: LineWords): boolean {
  const { state, recvQ, sendQ, full, unmatched, counter, value, call, result, takes, segment } = words;
  if ('socket' in about) {
    const { socket } = about;
    return (
      (state === undefined || socket.state === state) &&
      (recvQ === undefined || counts(socket.recvQ.value, recvQ)) &&
      (sendQ === undefined || counts(socket.sendQ.value, sendQ)) &&
      (full === undefined || (socket.peer === null && socket.recvQ.value > socket.sendQ.value) === full) &&
      (unmatched === undefined || about.unmatched === unmatched)
    );
  }
  if ('counter' in about) {
    return (
      (counter === undefined || about.counter === counter) &&
      (value === undefined || counts(about.value, value))
    );
  }
  if ('call' in about) {
    const { at, returnedAt } = about.call;
    return (
      (call === undefined || about.call.call === call) &&
      (result === undefined || about.call.result === result) &&
      (takes === undefined || (returnedAt !== null && times(returnedAt - at, takes)))
    );
  }
  return segment === undefined || fits(about.segment, segment);
}

type Printed = Pick<KnownLine, 'cells' | 'about'>;

function linesOf(spec: PanelSpec, scenario: Scenario, seed: number): readonly Printed[] {
  const { tool, host, from, at, only } = spec;
  switch (tool) {
    case 'ss':
      return socketLines(spec, scenario, seed);
    case 'nstat': {
      const values = countersOf(simulate({ ...scenario, until: at }, { seed }), host);
      return COUNTER_NAMES.filter((name) => only?.includes(name) ?? values[name] > 0).map((name) => ({
        cells: [name, String(values[name])],
        about: { counter: name, value: values[name] },
      }));
    }
    case 'calls':
      return simulate({ ...scenario, until: at }, { seed })
        .calls.filter((call) => call.host === host && (only?.includes(call.call) ?? true))
        .filter((call) => (call.returnedAt ?? at) >= from)
        .map((call) => ({ cells: callCells(call), about: { call } }));
    case 'tcpdump':
      return capture(spec, scenario, seed);
    default:
      return tool satisfies never;
  }
}

function socketLines({ host, at }: PanelSpec, scenario: Scenario, seed: number): readonly Printed[] {
  const listed = socketsAt(scenario, seed, at, 'ss');
  const theirs = listed[otherSide(host)];
  return listed[host].map((socket) => {
    const { state, recvQ, sendQ, port, peer } = socket;
    const cells = [
      STATE_NAMES.ss[state],
      String(recvQ.value),
      String(sendQ.value),
      `${peer === null ? '0.0.0.0' : ADDRESSES[host]}:${port}`,
      peer === null ? '0.0.0.0:*' : `${ADDRESSES[otherSide(host)]}:${peer}`,
    ];
    const unmatched = peer !== null && !theirs.some((own) => own.port === peer && own.peer === port);
    return { cells, about: { socket, unmatched } };
  });
}

/** The hosts of every run. RFC 5737. */
const ADDRESSES = {
  client: addressText(documentationV4(1)),
  server: addressText(documentationV4(2)),
};

function capture({ host, from, at }: PanelSpec, scenario: Scenario, seed: number): readonly Printed[] {
  const run = simulate({ ...scenario, until: at }, { seed });
  const seen = segmentsSeen(run, host);
  // tcpdumpLines() lists what is seen in the same order.
  return tcpdumpLines(run, host).flatMap(({ text }, i) => {
    const one = seen[i];
    if (one === undefined || one.at < from || one.at > at) return [];
    return [{ cells: [text], about: { segment: one.record } }];
  });
}

/** What strerror(3) says. */
const ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: 'Cannot assign requested address',
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  EPIPE: 'Broken pipe',
  ETIMEDOUT: 'Connection timed out',
};

/** Writes a call as `strace -T` does: when it was made, what it returned, and how long that took, in seconds. */
function callCells({ at, socket, call, result, returnedAt }: CallRecord): readonly string[] {
  const time = (at / 1_000_000).toFixed(3);
  if (returnedAt === null) return [time, `${socket}: ${call}( <unfinished ...>`];
  const value =
    typeof result === 'string' && result.startsWith('E')
      ? `-1 ${result} (${ERRORS[result] ?? result})`
      : String(result === 'ok' || result === 'eof' ? 0 : result);
  return [time, `${socket}: ${call}() = ${value} <${((returnedAt - at) / 1_000_000).toFixed(3)}>`];
}
