import fc from 'fast-check';
import type { State } from '../../../../src/tcp/connection/state.ts';
import type { HostId } from '../../../../src/tcp/simulator/transcript.ts';
import { transcriptOf } from './sketch.ts';

const host = fc.constantFrom<HostId>('client', 'server');
const flags = fc.constantFrom('S', 'SA', 'A', 'PA', 'FA', 'R', 'RA', 'FPA');
const number = fc.oneof(fc.nat(9), fc.integer({ min: 0, max: 0xffff_ffff }));
/** Times that often fall together, so that things happen at once. */
const time = fc.oneof(
  fc.nat(12).map((n) => n * 10),
  fc.nat(200),
  fc.constantFrom(1_000, 3_000, 60_000),
);
const flight = fc.oneof(
  { arbitrary: fc.constant([20]), weight: 5 },
  { arbitrary: fc.constant([]), weight: 1 },
  { arbitrary: fc.constantFrom([20, 20], [20, 45], [70], [5], [0]), weight: 1 },
);
const segment = fc.record({
  from: host,
  flags,
  at: time,
  seq: number,
  ack: number,
  len: fc.constantFrom(0, 0, 5, 1460),
  flight,
  forged: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  again: fc.option(fc.nat(3)),
});
const STATES: readonly State[] = [
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'TIME-WAIT',
  'CLOSED',
];
const change = fc.record({ host, at: time, to: fc.constantFrom(...STATES) });
const call = fc.record({
  host,
  at: time,
  call: fc.constantFrom('connect', 'send', 'shutdown', 'close', 'listen'),
});

/** Transcripts as wild as the wire allows: bursts, losses, duplicates, overtaking, forgeries, things at once. */
export const anyTranscript = fc
  .record({
    segments: fc.array(segment, { minLength: 1, maxLength: 9 }),
    states: fc.array(change, { maxLength: 7 }),
    calls: fc.array(call, { maxLength: 4 }),
  })
  .map(({ segments, states, calls }) =>
    transcriptOf({
      delay: 20,
      segments: segments
        .toSorted((a, b) => a.at - b.at)
        .map(({ flight: delays, again, ...rest }, i) => ({
          ...rest,
          arrives: delays.map((delay) => rest.at + delay),
          delayed: delays[0] === 70,
          ...(again === null || again >= i ? {} : { again: again + 1 }),
        })),
      states: states.toSorted((a, b) => a.at - b.at),
      calls: calls.toSorted((a, b) => a.at - b.at),
    }),
  );
