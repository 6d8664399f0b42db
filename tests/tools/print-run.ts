/** A run as its author reads it: each line with what a value's path calls it. */

import { runValues } from '../../src/exercises/authoring/run-values.ts';
import { valueText } from '../../src/exercises/authoring/value-at.ts';
import { dictionary } from '../../src/i18n/index.ts';
import { ACK, flagNames, hasFlags, type SegmentRecord, type Transcript } from '../../src/tcp/index.ts';

const ms = (micros: number): string => `${(micros / 1000).toFixed(3)} ms`;

const HEAD = 'The names beside the lines begin the paths of values, as in #1.seq; --paths lists every path.';

interface Line {
  readonly at: number;
  readonly path: string;
  readonly text: string;
}

/** Returns every path of a run with its value. */
export function pathLines(run: Transcript): string[] {
  const paths = [...runValues(run).keys()];
  const width = Math.max(...paths.map((path) => path.length));
  const units = dictionary('en').lesson;
  return paths.map((path) => `${path.padEnd(width)}  ${valueText(run, path, undefined, units)}`);
}

/** Returns a run as lines in order of time. */
export function runLines(run: Transcript): string[] {
  const names = counter();
  const lines: Line[] = [
    ...run.segments.map((record) => ({
      at: record.sentAt,
      path: `#${record.index + 1}`,
      text: segmentText(record),
    })),
    ...run.states.map(({ at, host, port, peer, from, to, because }) => ({
      at,
      path: names(`${host}.enters`, to),
      text: `   ${host} ${port}>${peer ?? '*'} ${from} -> ${to} [${because}]`,
    })),
    ...run.timers.map(({ startedAt, host, timer, dueAt, endedAt, outcome }) => ({
      at: startedAt,
      path: names(
        `${run.timers.every((one) => one.timer !== timer || one.host === host) ? '' : `${host}.`}timer`,
        timer,
      ),
      text: `   ${host} ${timer} timer, due at ${ms(dueAt)}, ${outcome}${endedAt === null ? '' : ` at ${ms(endedAt)}`}`,
    })),
    ...run.refusals.map(({ at, host, segment, because }) => ({
      at,
      path: '',
      text: `   ${host} refuses #${segment + 1} [${because}]`,
    })),
    ...run.calls.map(({ at, host, call, socket, result, returnedAt }) => ({
      at,
      path: names(`${host}.call`, call),
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

/** Names what happens several times: `server.call(send)`, then `server.call(send,2)`. */
function counter(): (name: string, of: string) => string {
  const seen = new Map<string, number>();
  return (name, of) => {
    const count = (seen.get(`${name} ${of}`) ?? 0) + 1;
    seen.set(`${name} ${of}`, count);
    return `${name}(${of}${count === 1 ? '' : `,${count}`})`;
  };
}

function segmentText({ from, segment, rseq, rack, fate, because }: SegmentRecord): string {
  const ack = hasFlags(segment, ACK) ? ` ack ${segment.ack} (${rack})` : '';
  const data = segment.len > 0 ? ` len ${segment.len}` : '';
  const flags = flagNames(segment.flags).join(',') || 'no flags';
  return `${from} -> ${flags} seq ${segment.seq} (${rseq})${ack}${data} wnd ${segment.wnd} ${fate} [${because}]`;
}
