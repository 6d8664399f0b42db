/** The segments of a transcript in rows; README.md of the model tells why. */
import type { RuleId } from '../rules.ts';
import type { Segment, SegmentOptions } from '../segment.ts';
import { segLen } from '../segment.ts';
import type { Fate, HostId, SegmentRecord } from '../transcript.ts';
import type { Passage } from '../wire.ts';
import { readCause } from './cause.ts';
import { orNull } from './or-null.ts';
import type { Page } from './pages.ts';
import { Pages, rowOf } from './pages.ts';

/** Which number of a row is what. `BITS` are the control bits, then the sender, whether it was forged, and the fate. */
const BITS = 0;
const SENT_AT = 1;
const ARRIVAL = 2;
const SECOND_ARRIVAL = 3;
const SPORT = 4;
const DPORT = 5;
const SEQ = 6;
const ACK = 7;
const LEN = 8;
const WND = 9;
const TS_VALUE = 10;
const TS_ECHO = 11;
const RSEQ = 12;
const RACK = 13;
const RETRANSMITS = 14;
const CAUSE = 15;
const NUMBERS = 16;

/** Which name is what. `OPTIONS` are those that are more than timestamps, which are among the numbers. */
const BECAUSE = 0;
const OPTIONS = 1;
const NAMES = 2;

const SERVER = 1 << 8;
const INJECTED = 1 << 9;
const FATE = 10;
const FATES = ['delivered', 'lost', 'duplicated', 'delayed'] as const satisfies readonly Fate[];

/** Writes segments into rows and reads them as records. */
export class SegmentRows extends Pages<SegmentRecord> {
  constructor() {
    super(NUMBERS, NAMES);
  }

  /** Writes a segment down and returns its index. Relative numbers and what it repeats are null where there are none. */
  add(
    segment: Segment,
    from: HostId,
    sentAt: number,
    { fate, delays }: Passage,
    injected: boolean,
    because: RuleId,
    cause: number,
    rseq: number | null,
    rack: number | null,
    retransmits: number | null,
  ): number {
    const index = this.next();
    if (this.isKept(index)) {
      this.short.push({
        index,
        from,
        to: from === 'client' ? 'server' : 'client',
        segment,
        sentAt,
        arrivals: delays.length === 1 ? [sentAt + (delays[0] ?? 0)] : delays.map((delay) => sentAt + delay),
        fate,
        injected,
        retransmits,
        rseq,
        rack,
        cause: readCause(cause),
        because,
      });
      return index;
    }
    const { numbers, names } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    numbers[row + BITS] = bitsOf(segment.flags, from, injected, fate);
    numbers[row + SENT_AT] = sentAt;
    numbers[row + ARRIVAL] = sentAt + (delays[0] ?? Number.NaN);
    numbers[row + SECOND_ARRIVAL] = sentAt + (delays[1] ?? Number.NaN);
    numbers[row + RSEQ] = rseq ?? Number.NaN;
    numbers[row + RACK] = rack ?? Number.NaN;
    numbers[row + RETRANSMITS] = retransmits ?? Number.NaN;
    numbers[row + CAUSE] = cause;
    writeSegment(numbers, row, segment);
    const name = rowOf(index) * NAMES;
    names[name + BECAUSE] = because;
    names[name + OPTIONS] = isOnlyStamps(segment.options) ? null : segment.options;
    return index;
  }

  /** Returns the index of the first segment a host itself sent with this SEQ, null when there is none. */
  firstSent(from: HostId, s: Segment): number | null {
    for (let index = 0; index < this.length; index += 1) {
      const one = this.short[index];
      const same =
        one === undefined
          ? this.#isRowOf(index, from, s)
          : !one.injected && one.from === from && repeats(one.segment, s);
      if (same) return index;
    }
    return null;
  }

  #isRowOf(index: number, from: HostId, s: Segment): boolean {
    const { numbers } = this.pageOf(index);
    const row = rowOf(index) * NUMBERS;
    if (numbers[row + SEQ] !== s.seq) return false;
    const { injected, from: sender, segment } = this.recordOf(this.pageOf(index), index);
    return !injected && sender === from && repeats(segment, s);
  }

  protected override recordOf(page: Page, index: number): SegmentRecord {
    return recordOf(page, index);
  }
}

/** Tells whether a segment with text, SYN or FIN begins where another does. */
function repeats(first: Segment, s: Segment): boolean {
  return segLen(first) > 0 && first.seq === s.seq && first.sport === s.sport && first.dport === s.dport;
}

function bitsOf(flags: number, from: HostId, injected: boolean, fate: Fate): number {
  return flags | (from === 'server' ? SERVER : 0) | (injected ? INJECTED : 0) | (FATES.indexOf(fate) << FATE);
}

function recordOf({ numbers, names }: Page, index: number): SegmentRecord {
  const row = rowOf(index) * NUMBERS;
  const name = rowOf(index) * NAMES;
  const bits = numbers[row + BITS] ?? 0;
  return {
    index,
    from: bits & SERVER ? 'server' : 'client',
    to: bits & SERVER ? 'client' : 'server',
    segment: segmentOf(numbers, row, names[name + OPTIONS] as SegmentOptions | null),
    sentAt: numbers[row + SENT_AT] ?? 0,
    arrivals: timesOf(numbers[row + ARRIVAL], numbers[row + SECOND_ARRIVAL]),
    fate: FATES[bits >> FATE] ?? 'delivered',
    injected: (bits & INJECTED) !== 0,
    retransmits: orNull(numbers[row + RETRANSMITS]),
    rseq: orNull(numbers[row + RSEQ]),
    rack: orNull(numbers[row + RACK]),
    cause: readCause(numbers[row + CAUSE]),
    because: names[name + BECAUSE] as RuleId,
  };
}

function writeSegment(numbers: Float64Array, row: number, s: Segment): void {
  const stamps = s.options?.timestamps;
  numbers[row + SPORT] = s.sport;
  numbers[row + DPORT] = s.dport;
  numbers[row + SEQ] = s.seq;
  numbers[row + ACK] = s.ack;
  numbers[row + LEN] = s.len;
  numbers[row + WND] = s.wnd;
  numbers[row + TS_VALUE] = stamps?.value ?? Number.NaN;
  numbers[row + TS_ECHO] = stamps?.echo ?? Number.NaN;
}

function segmentOf(numbers: Float64Array, row: number, options: SegmentOptions | null): Segment {
  return {
    sport: numbers[row + SPORT] ?? 0,
    dport: numbers[row + DPORT] ?? 0,
    seq: numbers[row + SEQ] ?? 0,
    ack: numbers[row + ACK] ?? 0,
    flags: (numbers[row + BITS] ?? 0) & 0xff,
    len: numbers[row + LEN] ?? 0,
    wnd: numbers[row + WND] ?? 0,
    options: options ?? stampsOf(numbers[row + TS_VALUE] ?? 0, numbers[row + TS_ECHO] ?? 0),
  };
}

function isOnlyStamps(o: SegmentOptions | null): boolean {
  return (
    o !== null &&
    o.timestamps !== undefined &&
    o.mss === undefined &&
    o.sackBlocks === undefined &&
    o.fastOpen === undefined &&
    o.windowScale === undefined &&
    o.sackPermitted === undefined
  );
}

function stampsOf(value: number, echo: number): SegmentOptions | null {
  return Number.isNaN(value) ? null : { timestamps: { value, echo } };
}

function timesOf(first = Number.NaN, second = Number.NaN): readonly number[] {
  if (Number.isNaN(first)) return [];
  return Number.isNaN(second) ? [first] : [first, second];
}
