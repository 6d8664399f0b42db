import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bothSides } from '../../../src/components/conformance/both-sides.ts';
import { type Capture, captureSchema, replay } from '../../../src/conformance/index.ts';
import { dictionary } from '../../../src/i18n/index.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', 'conformance', 'captures');
const words = dictionary('en').diagram;
const capture = (name: string): Capture =>
  captureSchema.parse(JSON.parse(readFileSync(join(CAPTURES, `${name}.json`), 'utf8')));
const rowsOf = (recording: Capture) => bothSides(replay(recording), words);

describe('kernel and model side by side', () => {
  it('sets the kernel’s time of each segment beside the model’s', () => {
    expect(rowsOf(capture('handshake_normal'))).toMatchObject([
      { from: 'client', flags: 'SYN', seq: 0, ack: null, kernel: '0', model: '0', fate: '' },
      { from: 'server', flags: 'SYN,ACK', seq: 0, ack: 1, kernel: '20.2\u00a0ms', model: '20.1\u00a0ms' },
      { from: 'client', flags: 'ACK', seq: 1, ack: 1, kernel: '40.3\u00a0ms', model: '40.2\u00a0ms' },
    ]);
  });

  it('says what was lost and what was forged', () => {
    expect(rowsOf(capture('client_fin_lost')).map(({ fate }) => fate)).toContain('lost');
    expect(rowsOf(capture('estab_rst_exact')).map(({ fate }) => fate)).toContain('forged');
  });

  it('leaves the time of a segment empty that one side did not send', () => {
    const shorter = structuredClone(capture('handshake_normal'));
    const last = shorter.segments.pop();
    expect(rowsOf(shorter).at(-1)).toMatchObject({ from: last?.from, kernel: null, model: '40.2\u00a0ms' });
    const longer = structuredClone(capture('handshake_normal'));
    longer.segments.push({ ...longer.segments[2]!, i: 3, t: 0.3 });
    expect(rowsOf(longer).at(-1)).toMatchObject({ kernel: '300\u00a0ms', model: null });
  });
});
