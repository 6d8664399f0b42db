/** A run as its author reads it: each line with the place that a value's path names it by. */
import { ACK, flagNames, hasFlags, type SegmentRecord, type Transcript } from '../../src/tcp/index.ts';

const ms = (micros: number): string => `${(micros / 1000).toFixed(3)} ms`;

/** `segments[0]` beside the `#1` that it is drawn with. */
const HEAD =
  'Paths of values count from 0 (segments[0].rseq); drawings and exercises count segments from 1 (#1).';

interface Line {
  readonly at: number;
  readonly path: string;
  readonly text: string;
}

/** Returns a run as lines in order of time. */
export function runLines(run: Transcript): string[] {
  const lines: Line[] = [
    ...run.segments.map((record) => ({
      at: record.sentAt,
      path: `segments[${record.index}]`,
      text: segmentText(record),
    })),
    ...run.states.map(({ index, at, host, port, peer, from, to, because }) => ({
      at,
      path: `states[${index}]`,
      text: `   ${host} ${port}>${peer ?? '*'} ${from} -> ${to} [${because}]`,
    })),
    ...run.timers.map(({ index, startedAt, host, timer, dueAt, endedAt, outcome }) => ({
      at: startedAt,
      path: `timers[${index}]`,
      text: `   ${host} ${timer} timer, due at ${ms(dueAt)}, ${outcome}${endedAt === null ? '' : ` at ${ms(endedAt)}`}`,
    })),
    ...run.refusals.map(({ at, host, segment, because }, index) => ({
      at,
      path: `refusals[${index}]`,
      text: `   ${host} refuses #${segment + 1} [${because}]`,
    })),
    ...run.calls.map(({ index, at, host, call, socket, result, returnedAt }) => ({
      at,
      path: `calls[${index}]`,
      text: `   ${host} ${call}(${socket}) ${returnedAt === null ? 'does not return' : `= ${result} at ${ms(returnedAt)}`}`,
    })),
  ];
  const sorted = lines.toSorted((a, b) => a.at - b.at);
  const [time, path] = [
    Math.max(...sorted.map(({ at }) => ms(at).length)),
    Math.max(...sorted.map((line) => line.path.length)),
  ];
  return [
    `profile ${run.profile}, seed ${run.seed}, delay ${ms(run.delay)}, end ${ms(run.end)}`,
    HEAD,
    ...sorted.map((line) => `${ms(line.at).padStart(time)}  ${line.path.padEnd(path)}  ${line.text}`),
  ];
}

function segmentText({ index, from, segment, rseq, rack, fate, because }: SegmentRecord): string {
  const ack = hasFlags(segment, ACK) ? ` ack ${segment.ack} (${rack})` : '';
  const data = segment.len > 0 ? ` len ${segment.len}` : '';
  const flags = flagNames(segment.flags).join(',') || 'no flags';
  return `#${index + 1} ${from} -> ${flags} seq ${segment.seq} (${rseq})${ack}${data} wnd ${segment.wnd} ${fate} [${because}]`;
}
