import { expect, it } from 'vitest';
import { closedTcb } from '../../../src/tcp/connection/new-tcb.ts';
import { hasOldTimestamp } from '../../../src/tcp/connection/receive-space.ts';
import { DEFAULT_OPTIONS } from '../../../src/tcp/connection/tcb.ts';
import { ACK, LINUX, type Segment } from '../../../src/tcp/index.ts';

const DAY = 86_400_000_000;
const tcb = {
  ...closedTcb(40_000, 80, 1, DEFAULT_OPTIONS, LINUX, 0),
  timestamps: true,
  tsRecent: 5000,
  tsRecentAt: 0,
};

const stamped = (value: number): Segment => ({
  sport: 80,
  dport: 40_000,
  seq: 1,
  ack: 1,
  flags: ACK,
  len: 0,
  wnd: 100,
  options: { timestamps: { value, echo: 0 } },
});

it('a timestamp below the latest taken is old, for 24 days', () => {
  expect(hasOldTimestamp(tcb, stamped(4999), DAY)).toBe(true);
  expect(hasOldTimestamp(tcb, stamped(5000), DAY)).toBe(false);
  expect(hasOldTimestamp(tcb, stamped(4999), 24 * DAY)).toBe(true);
  expect(hasOldTimestamp(tcb, stamped(4999), 25 * DAY)).toBe(false);
});
