/** Order that the applications give: a process makes one call after the other, and a call returns once it can. */

import { FIN } from '../../tcp/segment.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { CallRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import type { Edge } from './event.ts';
import { advances, type Stream, streamsOf } from './streams.ts';

/** Returns the edges between calls, and from the event that a call waits for to its return. */
export function edgesByProgram(run: Transcript, scenario: Scenario): Edge[] {
  const returns = run.calls
    .filter((call) => call.returnedAt !== null)
    .map(
      ({ index }): Edge => ({
        before: `call ${index}`,
        after: `return ${index}`,
        why: 'returns',
        because: null,
      }),
    );
  return [...returns, ...program(run, scenario), ...opened(run), ...read(run)];
}

/**
 * A host's calls follow each other where the script makes one wait for the other. That a step waits for a step of
 * the other side is the script's own clock, not an order between the hosts.
 */
function program(run: Transcript, { steps }: Scenario): Edge[] {
  const made = new Set<number>();
  const callOf = new Map<number, CallRecord>();
  for (const call of run.calls) {
    const index = steps.findIndex(({ action }, i) => {
      if (made.has(i) || !('call' in action) || action.side !== call.host) return false;
      const socket = 'socket' in action.call ? action.call.socket : call.socket;
      return action.call.op === call.call && socket === call.socket;
    });
    made.add(index);
    callOf.set(index, call);
  }
  return [...callOf].flatMap(([index, call]) => {
    const before = new Set<number>();
    const open = [...(steps[index]?.after ?? [])];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (before.has(step)) continue;
      before.add(step);
      open.push(...(steps[step]?.after ?? []));
    }
    return [...before].flatMap((step): Edge[] => {
      const earlier = callOf.get(step);
      if (earlier?.host !== call.host || earlier.returnedAt === null) return [];
      return [
        { before: `return ${earlier.index}`, after: `call ${call.index}`, why: 'program', because: null },
      ];
    });
  });
}

/** connect() and accept() return once the connection is established, or connect() once it has failed. */
function opened(run: Transcript): Edge[] {
  return run.calls.flatMap((call): Edge[] => {
    const { returnedAt } = call;
    if (returnedAt === null || (call.call !== 'connect' && call.call !== 'accept')) return [];
    const wanted = call.result === 'ok' ? 'ESTABLISHED' : 'CLOSED';
    const state = run.states.findLast(
      ({ host, port, peer, to, at }) =>
        host === call.host && port === call.port && peer === call.peer && to === wanted && at <= returnedAt,
    );
    const ended = state?.at === returnedAt && state.cause.kind !== 'call';
    if (!state || (wanted === 'CLOSED' && !ended)) return [];
    return [
      {
        before: `state ${state.index}`,
        after: `return ${call.index}`,
        why: 'unblocks',
        because: state.because,
      },
    ];
  });
}

/** recv() returns octets, or the end of the stream, after they have arrived. */
function read(run: Transcript): Edge[] {
  return streamsOf(run).flatMap((stream) => {
    const moves = advances(run, stream);
    let octets = 0;
    return readers(run, stream).flatMap((call): Edge[] => {
      if (typeof call.result === 'number') octets += call.result;
      const end = call.result === 'eof';
      // The SYN is number 0, so the octets read so far end at 1 + octets.
      const needed = moves.find(({ record, next }) =>
        end ? (record.segment.flags & FIN) !== 0 && next > octets + 1 : next >= octets + 1 && octets > 0,
      );
      if (!needed || needed.at > (call.returnedAt ?? -1)) return [];
      const before = `arrival ${needed.record.index}.${needed.copy}` as const;
      return [{ before, after: `return ${call.index}`, why: 'unblocks', because: null }];
    });
  });
}

function readers(run: Transcript, { from, port, peer }: Stream): CallRecord[] {
  return run.calls.filter(
    (call) =>
      call.call === 'recv' &&
      call.host !== from &&
      call.port === peer &&
      call.peer === port &&
      (typeof call.result === 'number' || call.result === 'eof'),
  );
}
