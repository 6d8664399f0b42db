import { describe, expect, it } from 'vitest';
import { headerParts } from '../../../src/components/lesson/header-parts.ts';
import { simulate } from '../../../src/tcp/index.ts';
import { documentationV4, encodeSegment } from '../../../src/tcp/wire-format/index.ts';
import { SCENARIOS, scenarioOf } from '../../exercises/content.ts';

const run = simulate(scenarioOf('handshake/plain'), { seed: 1 });
const [syn, synAck] = run.segments.map(headerParts);

describe('the parts of a header', () => {
  it('are its fields and options by name, with their octets and values', () => {
    expect(synAck?.map(({ label }) => label)).toEqual([
      'source-port',
      'destination-port',
      'sequence-number',
      'acknowledgment-number',
      'data-offset',
      'flags',
      'window',
      'checksum',
      'urgent-pointer',
      'mss',
      'sack-permitted',
      'timestamps',
      'ts-value',
      'ts-echo',
      'no-operation',
      'window-scale',
    ]);
    expect(syn?.[0]).toEqual({ label: 'source-port', offset: 0, octets: ['9c', '41'], value: '40001' });
    expect(syn?.[5]).toEqual({ label: 'flags', offset: 13, octets: ['02'], value: 'SYN' });
    expect(syn?.[9]).toEqual({ label: 'mss', offset: 20, octets: ['02', '04', '05', 'b4'], value: '1460' });
  });

  it.each(SCENARIOS)('are all octets of every header of %s, each once', (id) => {
    const pair = (from: string) =>
      from === 'client'
        ? { source: documentationV4(1), destination: documentationV4(2) }
        : { source: documentationV4(2), destination: documentationV4(1) };
    for (const record of simulate(scenarioOf(id), { seed: 1 }).segments) {
      const octets = headerParts(record).flatMap((part) => part.octets);
      const packet = Buffer.from(encodeSegment(record.segment, pair(record.from)));
      expect(octets.join('')).toBe(packet.subarray(0, packet.length - record.segment.len).toString('hex'));
    }
  });
});
