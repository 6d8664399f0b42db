import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LadderForm } from '../../../src/components/ladder/geometry.ts';
import { expectPartedBoxes, expectTimeFlowsDown, ladderOf } from './support/judge.ts';
import { anyTranscript } from './support/random.ts';
import { runOf, SCENARIO_IDS } from './support/scenarios.ts';
import { transcriptOf } from './support/sketch.ts';

const FORMS: readonly LadderForm[] = ['wide', 'narrow'];

describe('every scenario of the site', () => {
  it.each(SCENARIO_IDS)('%s has a ladder without clashes in every form', (id) => {
    const run = runOf(id);
    for (const form of FORMS) {
      const ladder = ladderOf(run, form);
      expect(ladder.segments.map(({ index }) => index)).toEqual(run.segments.map(({ index }) => index));
      expectPartedBoxes(ladder);
      expectTimeFlowsDown(ladder, run);
    }
  });
});

describe('any transcript', () => {
  it.each(FORMS)(
    '%s: no labels clash, nothing is left out, time flows down',
    (form) => {
      fc.assert(
        fc.property(anyTranscript, (run) => {
          const ladder = ladderOf(run, form);
          expect(ladder.segments).toHaveLength(run.segments.length);
          for (const [i, segment] of ladder.segments.entries()) {
            expect(segment.ends).toHaveLength(Math.max(1, run.segments[i]!.arrivals.length));
          }
          expectPartedBoxes(ladder);
          expectTimeFlowsDown(ladder, run);
        }),
        { seed: 9293, numRuns: 60 },
      );
    },
    60_000,
  );
});

describe('a ladder', () => {
  it('is drawn with simultaneous segments crossing', () => {
    const ladder = ladderOf(runOf('close/simultaneous'));
    const fins = ladder.segments.slice(3, 5);
    expect(fins[0]!.start.y).toBe(fins[1]!.start.y);
    expect(fins[0]!.ends[0]!.y).toBe(fins[1]!.ends[0]!.y);
    expect(fins[0]!.from).not.toBe(fins[1]!.from);
  });

  it('ends a lost segment midway and says so', () => {
    const [, lost] = ladderOf(runOf('handshake/lost-syn-ack')).segments;
    expect(lost!.lost).toBe(true);
    const { client, server } = ladderOf(runOf('handshake/lost-syn-ack')).lifelines;
    expect(lost!.ends[0]!.x).toBeGreaterThan(client);
    expect(lost!.ends[0]!.x).toBeLessThan(server);
    expect(JSON.stringify(lost!.labels.relative.lines)).toContain('lost');
  });

  it('names the segment a retransmission repeats', () => {
    const again = ladderOf(runOf('handshake/lost-syn')).segments[1]!;
    expect(again.repeats).toBe(1);
    expect(JSON.stringify(again.labels.absolute.lines)).toContain('retransmission of #1');
  });

  it('draws both arrivals of a duplicate and starts a forged segment off the lifeline', () => {
    const run = transcriptOf({
      delay: 20,
      segments: [
        { from: 'client', flags: 'A', at: 0, seq: 1, ack: 1, arrives: [20, 45] },
        { from: 'server', flags: 'R', at: 60, seq: 1, forged: true },
      ],
    });
    const ladder = ladderOf(run);
    expect(ladder.segments[0]!.ends.map(({ y }) => y)).toHaveLength(2);
    expect(ladder.segments[0]!.ends[1]!.y).toBeGreaterThan(ladder.segments[0]!.ends[0]!.y);
    expect(ladder.segments[1]!.start.x).toBeLessThan(ladder.lifelines.server);
  });

  it('lets overtaken segments cross', () => {
    const run = transcriptOf({
      delay: 20,
      segments: [
        { from: 'server', flags: 'PA', at: 0, seq: 1, ack: 1, len: 1460, arrives: [60], delayed: true },
        { from: 'server', flags: 'PA', at: 10, seq: 1461, ack: 1, len: 40 },
      ],
    });
    const [slow, fast] = ladderOf(run).segments;
    expect(slow!.start.y).toBeLessThan(fast!.start.y);
    expect(slow!.ends[0]!.y).toBeGreaterThan(fast!.ends[0]!.y);
  });

  it('gives what one side does twice at once a row each', () => {
    const run = transcriptOf({
      delay: 20,
      segments: [
        { from: 'client', flags: 'A', at: 0, seq: 1, ack: 1 },
        { from: 'client', flags: 'PA', at: 0, seq: 1, ack: 1, len: 5 },
      ],
    });
    const ladder = ladderOf(run);
    expect(ladder.segments[1]!.start.y).toBeGreaterThan(ladder.segments[0]!.start.y);
    expect(ladder.ticks.map(({ at }) => at)).toEqual([0, 20_000]);
  });

  it('lets what a call sends begin below the data that it answers', () => {
    const { segments } = ladderOf(runOf('data/first-byte-tls13'));
    const [, , , , , , , request, answer] = segments;
    expect(answer!.start.y).toBeGreaterThanOrEqual(request!.ends[0]!.y);
  });

  it('shows TIME-WAIT as a span with its length, a quiet time as a break', () => {
    const ladder = ladderOf(runOf('close/four-way'));
    const wait = ladder.states.find(({ state }) => state === 'TIME-WAIT')!;
    expect(wait.label.lines.flat().map(({ text }) => text)).toEqual(['TIME-WAIT', '60\u00a0s']);
    expect(wait.bottom).toBeGreaterThan(wait.top);
    expect(ladder.breaks.some(({ y }) => y > wait.top && y < wait.bottom)).toBe(true);
  });

  it('draws what takes no time as level lines, one below the other, with the states they bring', () => {
    const run = runOf('handshake/plain', 1, { delay: '0ms' });
    expect(run.segments.map(({ sentAt, arrivals }) => arrivals[0]! - sentAt)).toEqual([0, 0, 0]);
    for (const form of FORMS) {
      const ladder = ladderOf(run, form);
      expect(ladder.segments).toHaveLength(3);
      const rows = ladder.segments.map(({ start }) => start.y);
      expect(ladder.segments.map(({ ends }) => ends[0]!.y)).toEqual(rows);
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      const began = (host: string) =>
        ladder.states
          .filter((span) => span.host === host)
          .map(({ state, top }) => [state, rows.indexOf(top)]);
      expect(began('client').slice(1)).toEqual([
        ['SYN-SENT', 0],
        ['ESTABLISHED', 1],
      ]);
      expect(began('server').slice(1)).toEqual([
        ['SYN-RECEIVED', 0],
        ['ESTABLISHED', 2],
      ]);
      expectPartedBoxes(ladder);
    }
  });

  it('breaks the name of a timer that is wider than its margin', () => {
    const run = transcriptOf({
      delay: 20,
      segments: [{ from: 'client', flags: 'A', at: 60_000, seq: 1, ack: 1, timer: 0 }],
      timers: [{ host: 'client', timer: 'fin-wait-2', startedAt: 0, dueAt: 60_000 }],
    });
    const lines = (form: LadderForm) =>
      ladderOf(run, form).events.map(({ label }) => label.lines.map((runs) => runs[0]!.text));
    expect(lines('narrow')).toEqual([['FIN-WAIT-2', '60\u00a0s']]);
  });

  it('shows a range: its segments, and the states they begin and end with', () => {
    const ladder = ladderOf(runOf('close/four-way'), 'wide', { from: 8 });
    expect(ladder.segments.map(({ number }) => number)).toEqual([8, 9, 10, 11]);
    expect(ladder.states.find(({ host }) => host === 'client')!.state).toBe('ESTABLISHED');
    const opening = ladderOf(runOf('close/four-way'), 'wide', { to: 2 });
    expect(opening.segments.map(({ number }) => number)).toEqual([1, 2]);
    expect(opening.states.map(({ state }) => state)).toEqual([
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
      'LISTEN',
      'SYN-RECEIVED',
    ]);
  });

  it('returns to LISTEN when a host that listens loses its connections', () => {
    const server = (from: number) =>
      ladderOf(runOf('reset/half-open-server'), 'wide', { from }).states.filter(
        ({ host }) => host === 'server',
      );
    expect(server(1).at(-1)!.state).toBe('LISTEN');
    expect(server(6)[0]!.state).toBe('LISTEN');
  });

  it('returns to LISTEN when a passive open is reset', () => {
    const states = ladderOf(runOf('handshake/old-duplicate-syn')).states.filter(
      ({ host }) => host === 'server',
    );
    expect(states.map(({ state }) => state)).toEqual([
      'LISTEN',
      'SYN-RECEIVED',
      'LISTEN',
      'SYN-RECEIVED',
      'ESTABLISHED',
    ]);
  });
});
