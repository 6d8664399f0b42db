import { describe, expect, it } from 'vitest';
import { ackText, initialNumbers, seqText } from '../../../src/components/ladder/text.ts';
import { runOf } from './support/scenarios.ts';
import { transcriptOf } from './support/sketch.ts';

describe('initialNumbers', () => {
  it('are the SEQ of the two SYNs', () => {
    const run = runOf('handshake/plain', 7);
    expect(initialNumbers(run)).toEqual({
      client: [run.segments[0]!.segment.seq],
      server: [run.segments[1]!.segment.seq],
    });
  });

  it('hold one for each connection begun', () => {
    const run = runOf('handshake/old-duplicate-syn');
    const syns = run.segments.filter(({ rseq, from }) => rseq === 0 && from === 'client');
    expect(initialNumbers(run).client).toEqual(syns.map(({ segment }) => segment.seq));
    expect(initialNumbers(run).client).toHaveLength(2);
  });

  it('are found across the wrap', () => {
    const run = transcriptOf({
      delay: 20,
      segments: [{ from: 'client', flags: 'A', at: 0, seq: 400, ack: 1 }],
    });
    expect(run.segments[0]!.segment.seq).toBe(104);
    expect(initialNumbers(run).client).toEqual([4294967000]);
  });
});

it('SEQ and ACK are written in both styles; without the ACK bit there is no ACK', () => {
  const [syn, synAck] = runOf('handshake/plain').segments;
  expect([seqText(syn!, 'relative'), ackText(syn!, 'relative')]).toEqual(['0', null]);
  expect([seqText(synAck!, 'relative'), ackText(synAck!, 'relative')]).toEqual(['0', '1']);
  expect(ackText(synAck!, 'absolute')).toBe(String((syn!.segment.seq + 1) >>> 0));
});
