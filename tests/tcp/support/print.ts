import type { SegmentRecord, Transcript } from '../../../src/tcp/index.ts';
import { ACK, flagNames, hasFlags } from '../../../src/tcp/index.ts';

const ms = (micros: number): string => `${(micros / 1000).toFixed(3)} ms`;

function line(s: SegmentRecord): string {
  const { segment } = s;
  const ack = hasFlags(segment, ACK) ? ` ack ${segment.ack} (${s.rack})` : '';
  const data = segment.len > 0 ? ` len ${segment.len}` : '';
  const arrow = s.from === 'client' ? 'client ->' : 'server ->';
  const flags = flagNames(segment.flags).join(',') || 'no flags';
  return `#${s.index} ${arrow} ${flags} seq ${segment.seq} (${s.rseq})${ack}${data} wnd ${segment.wnd} ${s.fate} [${s.because}]`;
}

/** When something happened, in microseconds, and its line. As constants the lines would be a type of each that there can be. */
type Event = readonly [at: number, text: string];

/** Prints a transcript as lines in order of time, for the message of a failing test. */
export function print(t: Transcript): string {
  const events = [
    ...t.segments.map((s): Event => [s.sentAt, line(s)]),
    ...t.states.map(
      (s): Event => [s.at, `   ${s.host} ${s.port}>${s.peer} ${s.from} -> ${s.to} [${s.because}]`],
    ),
    ...t.refusals.map((r): Event => [r.at, `   ${r.host} refuses #${r.segment} [${r.because}]`]),
    ...t.calls.map((c): Event => [c.at, `   ${c.host} ${c.call}(${c.socket}) = ${c.result}`]),
  ];
  const sorted = events.map((e, i) => ({ e, i })).sort((a, b) => a.e[0] - b.e[0] || a.i - b.i);
  return [
    `profile ${t.profile}, seed ${t.seed}, end ${ms(t.end)}`,
    ...sorted.map(({ e }) => `${ms(e[0])} ${e[1]}`),
  ].join('\n');
}
