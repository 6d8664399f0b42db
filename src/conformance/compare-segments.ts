/** Compares the segments of a run with those recorded: order, numbers, flags, fate and time, then the rest of the header. */
import type { SegmentRecord, Transcript } from '../tcp/index.ts';
import { flagLetters } from '../tcp/index.ts';
import type { Capture } from './capture.ts';
import type { Header } from './compare-header.ts';
import { headerDifferences, recordedHeaders, simulatedHeaders } from './compare-header.ts';

/** A segment as both sides of the comparison can be written: what is compared, and when. */
interface Line {
  readonly key: string;
  readonly text: string;
  /** Seconds after the first segment. */
  readonly t: number;
  readonly side: string;
  /** The client's port. */
  readonly client: number;
  /** For a delayed ACK of the simulated run: when it was caused. */
  readonly delayedSince: number | null;
  readonly header: Header;
}

/** Microseconds of a second. */
export const MICROS = 1_000_000;

/** Lower and upper bound of a recorded time against the simulated one: timers of a kernel run late, never early. */
export const EARLY = 0.01;
export const LATE = 0.06;
export const SLACK = 0.03;
/** Longest delay of a delayed ACK, seconds. */
export const DELAYED_ACK = 0.07;

function simulatedLine(s: SegmentRecord, run: Transcript, zero: number, header: Header): Line {
  const flags = flagLetters(s.segment.flags).replace('P', '');
  const client = s.from === 'client' ? s.segment.sport : s.segment.dport;
  const fate = s.fate === 'lost' ? 'lost' : 'sent';
  const key = [s.from, flags, s.rseq, s.rack, s.segment.len, fate, client].join(' ');
  const t = (s.sentAt - zero) / MICROS;
  const isDelayed = s.cause.kind === 'timer' && run.timers[s.cause.index]?.timer === 'delayed-ack';
  const since = isDelayed && s.cause.kind === 'timer' ? (run.timers[s.cause.index]?.startedAt ?? 0) : null;
  return {
    key,
    text: key,
    t,
    side: s.from,
    client,
    delayedSince: since === null ? null : (since - zero) / MICROS,
    header,
  };
}

function recordedLine(s: Capture['segments'][number], header: Header): Line {
  const client = s.from === 'client' ? s.sport : s.dport;
  const fate = s.fate === 'lost' ? 'lost' : 'sent';
  const key = [s.from, s.flags.replace('P', ''), s.rseq, s.rack, s.len, fate, client].join(' ');
  return { key, text: key, t: s.t, side: s.from, client, delayedSince: null, header };
}

/** Lists how the segments of a run differ from those recorded, and notes what could not be compared. */
export function compareSegments(capture: Capture, run: Transcript, zero: number, notes: string[]): string[] {
  const recorded = recordedHeaders(capture)
    .filter(([s]) => s.injected !== true)
    .map(([s, header]) => recordedLine(s, header));
  const simulated = simulatedHeaders(run)
    .filter(([s]) => !s.injected)
    .map(([s, header]) => simulatedLine(s, run, zero, header));
  if (capture.expect.segmentsPerSide !== true) {
    return compareLines(inOrderOf(simulated, recorded, notes), simulated, '', capture.end);
  }
  const one = capture.expect.segmentsPerConnection === true;
  const groupOf = ({ side, client }: Line): string => (one ? `${side} ${client}` : side);
  const groups = [...new Set([...recorded, ...simulated].map(groupOf))].sort();
  return groups.flatMap((group) =>
    compareLines(
      recorded.filter((l) => groupOf(l) === group),
      simulated.filter((l) => groupOf(l) === group),
      `${group} `,
      capture.end,
    ),
  );
}

/**
 * Two segments of opposite directions that were sent in the same microsecond have no order: returns the recorded ones
 * with such pairs in the order of the run, and says so.
 */
function inOrderOf(simulated: readonly Line[], recorded: readonly Line[], notes: string[]): Line[] {
  const lines = [...recorded];
  for (let i = 0; i + 1 < Math.min(lines.length, simulated.length); i += 1) {
    const [first, second] = [lines[i], lines[i + 1]];
    const [mine, next] = [simulated[i], simulated[i + 1]];
    if (!first || !second || !mine || !next || first.side === second.side) continue;
    const crossed = first.key === next.key && second.key === mine.key && first.key !== mine.key;
    if (!crossed || !(isSameInstant(first, second) || isSameInstant(mine, next))) continue;
    lines.splice(i, 2, second, first);
    notes.push(
      `segments ${i} and ${i + 1} were sent in the same microsecond from both sides: their order was not compared`,
    );
  }
  return lines;
}

function isSameInstant(a: Line, b: Line): boolean {
  return Math.round(a.t * MICROS) === Math.round(b.t * MICROS);
}

function compareLines(
  recorded: readonly Line[],
  simulated: readonly Line[],
  of: string,
  end: number,
): string[] {
  const headers: string[] = [];
  for (let i = 0; i < Math.max(recorded.length, simulated.length); i += 1) {
    const kernel = recorded[i];
    const model = simulated[i];
    if (kernel === undefined && model !== undefined) {
      if (mayComeAfter(end, model.t)) return [];
      return [
        `${of}segment ${i}: the kernel sent nothing more, the model sent ${model.text} at ${model.t.toFixed(3)} s`,
      ];
    }
    if (model === undefined && kernel !== undefined) {
      return [
        `${of}segment ${i}: the kernel sent ${kernel.text} at ${kernel.t.toFixed(3)} s, the model nothing more`,
      ];
    }
    if (kernel === undefined || model === undefined) break;
    if (kernel.key !== model.key) return [`${of}segment ${i}: kernel ${kernel.text}, model ${model.text}`];
    if (!isTimely(kernel.t, model)) {
      return [
        `${of}segment ${i} (${model.text}): kernel at ${kernel.t.toFixed(3)} s, model at ${model.t.toFixed(3)} s`,
      ];
    }
    for (const d of headerDifferences(kernel.header, model.header))
      headers.push(`${of}segment ${i} (${model.text}): ${d}`);
  }
  return headers;
}

function isTimely(kernel: number, model: Line): boolean {
  const from = model.delayedSince ?? model.t;
  const to = model.delayedSince === null ? model.t : Math.max(model.t, model.delayedSince + DELAYED_ACK);
  return kernel >= from * (1 - EARLY) - SLACK && kernel <= to * (1 + LATE) + SLACK;
}

/** Tells whether what the model does at `t` may have come after the recording ended: a kernel's timers run late. */
export function mayComeAfter(end: number, t: number): boolean {
  return t * (1 + LATE) + SLACK >= end;
}
