import { describe, expect, it } from 'vitest';
import { type EventId, happensBefore, precedences, timeOf } from '../../../src/exercises/order/index.ts';
import { simulate } from '../../../src/tcp/index.ts';
import type { Transcript } from '../../../src/tcp/simulator/transcript.ts';
import { SCENARIOS, scenarioOf } from '../content.ts';

function graphOf(id: string, seed = 1) {
  const scenario = scenarioOf(id);
  const run = simulate(scenario, { seed });
  return { run, graph: happensBefore(run, scenario) };
}

describe.each(SCENARIOS)('the happens-before graph of %s', (id) => {
  const { run, graph } = graphOf(id);

  it('holds in the run itself: no edge goes back in time', () => {
    for (const edge of graph.edges) {
      const [before, after] = [timeOf(run, edge.before), timeOf(run, edge.after)];
      expect(before, JSON.stringify(edge)).toBeLessThanOrEqual(after);
    }
  });

  it.each([1, 7, 2026])('has no cycle with seed %i', (seed) => {
    const { graph } = graphOf(id, seed);
    for (const event of new Set(graph.edges.flatMap(({ before, after }) => [before, after])))
      expect(graph.after(event).has(event), event).toBe(false);
  });

  it('puts every segment after its cause', () => {
    for (const { index, cause, sentAt } of run.segments) {
      if (cause.kind !== 'segment') continue;
      const path = graph.path(`send ${cause.index}`, `send ${index}`);
      expect(path, `#${index + 1} at ${sentAt}`).not.toBeNull();
    }
  });
});

const sends = (count: number): EventId[] => Array.from({ length: count }, (_, i): EventId => `send ${i}`);
const pairs = (id: string, count: number) =>
  precedences(graphOf(id).graph, sends(count)).map(
    ({ before, after }) => `${Number(before.slice(5)) + 1}<${Number(after.slice(5)) + 1}`,
  );

describe('precedences among segments', () => {
  it('of the three-way handshake are a chain', () => {
    expect(pairs('handshake/plain', 3)).toEqual(['1<2', '2<3']);
  });

  it('leave two FINs that cross free', () => {
    expect(pairs('close/simultaneous', 7).slice(2)).toEqual(['3<4', '3<5', '4<6', '4<7', '5<6', '5<7']);
  });

  it('leave two SYNs that cross free', () => {
    expect(pairs('handshake/simultaneous-open', 6)).toEqual([
      '1<3',
      '1<4',
      '2<3',
      '2<4',
      '3<5',
      '3<6',
      '4<5',
      '4<6',
    ]);
  });

  it('put the ACK of a FIN before the FIN of the same host: SEQ is used up by the FIN', () => {
    const { graph } = graphOf('close/four-way');
    expect(graph.path('send 8', 'send 9')?.map(({ why }) => why)).toEqual(['seq']);
  });

  it('put data behind a lost ACK with the same SEQ', () => {
    expect(pairs('handshake/lost-third-ack-data', 5)).toContain('3<4');
  });

  it('put a retransmission behind what it repeats', () => {
    const { graph } = graphOf('handshake/lost-syn');
    expect(graph.path('send 0', 'send 1')?.[0]?.why).toBe('repeats');
  });
});

describe('precedences among calls and states', () => {
  it('put close() behind the recv() that returned the end of the stream', () => {
    const { run, graph } = graphOf('close/four-way');
    const close = run.calls.findLast(({ host, call }) => host === 'server' && call === 'close');
    const path = graph.path('arrival 7.0', `call ${close?.index ?? -1}`);
    expect(path?.map(({ why }) => why)).toEqual(['unblocks', 'program']);
  });

  it('leave the calls of the two hosts free where only the script ordered them', () => {
    const { run, graph } = graphOf('handshake/plain');
    const [connect, accept] = ['connect', 'accept'].map((name) =>
      run.calls.find(({ call }) => call === name),
    );
    expect(graph.path(`return ${connect?.index ?? -1}`, `call ${accept?.index ?? -1}`)).toBeNull();
  });

  it('put connect() behind nothing and its return behind ESTABLISHED', () => {
    const { run, graph } = graphOf('handshake/plain');
    const connect = run.calls.find(({ call }) => call === 'connect');
    const established = run.states.find(({ host, to }) => host === 'client' && to === 'ESTABLISHED');
    const path = graph.path(`state ${established?.index ?? -1}`, `return ${connect?.index ?? -1}`);
    expect(path?.map(({ why }) => why)).toEqual(['unblocks']);
  });
});

describe('precedences among changes of state', () => {
  const find = (run: Transcript, host: string, to: string) => {
    const state = run.states.findLast((one) => one.host === host && one.to === to);
    return `state ${state?.index ?? -1}` as const;
  };

  it('put ESTABLISHED of the client before that of the server, whose ACK it sends', () => {
    for (const seed of [1, 7, 2026]) {
      const { run, graph } = graphOf('handshake/plain', seed);
      const [client, server] = [find(run, 'client', 'ESTABLISHED'), find(run, 'server', 'ESTABLISHED')];
      expect(graph.path(client, server)?.map(({ why }) => why)).toEqual(['along', 'answers']);
      expect(graph.path(server, client)).toBeNull();
    }
  });

  it('leave a change of state and what is sent along with it free', () => {
    const { run, graph } = graphOf('handshake/plain');
    const established = find(run, 'client', 'ESTABLISHED');
    expect(graph.path('send 2', established)).toBeNull();
    expect(graph.path(established, 'send 2')).toBeNull();
  });

  it('put a segment sent on entering a state before what ends that state', () => {
    const { run, graph } = graphOf('close/simultaneous');
    const [ack, end] = [run.segments.at(-1), find(run, 'client', 'TIME-WAIT')];
    const own = ack?.from === 'client' ? ack : run.segments.at(-2);
    expect(graph.path(`send ${own?.index ?? -1}`, end)?.map(({ why }) => why)).toEqual([
      'on-entry',
      'answers',
    ]);
  });
});
