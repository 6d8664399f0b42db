/** The run as `tcpdump -n` prints it, a packet a line. Format: the manual page of tcpdump, "TCP Packets". */
import { ACK, FIN, RST, type Segment, SYN } from '../segment.ts';
import { type Seq, seqAdd } from '../sequence.ts';
import type { HostId } from '../simulator/transcript.ts';
import { addressText, documentationV4 } from './address.ts';
import { type CapturePoint, type SentSegment, segmentsSeen } from './capture-point.ts';
import { type HeaderField, headerFields } from './fields.ts';
import { encodeSegment } from './header.ts';
import { KIND } from './option-layout.ts';

/** One line of tcpdump. */
export interface DumpLine {
  /** Index of the segment in the run. */
  readonly index: number;
  readonly text: string;
}

/** The bits of the flags in tcpdump's order and letters. */
const LETTERS = ['F', 'S', 'R', 'P', '.', 'U', 'E', 'W'];
/** Ports whose data tcpdump reads as HTTP. */
const HTTP_PORTS: readonly number[] = [80, 8080];

/** What tcpdump keeps of a connection from its first segment with an ACK on: the numbers it counts each side from. */
type Origins = Readonly<Record<HostId, Seq>>;

/**
 * Returns what `tcpdump -n` prints of a run at a capture point; times of day are times of the run.
 *
 * @example tcpdumpLines(run)[0].text
 * // '00:00:00.000000 IP 192.0.2.1.40001 > 192.0.2.2.8080: Flags [S], seq 1000, win 64240, options [mss 1460], length 0'
 */
export function tcpdumpLines(
  run: { readonly segments: readonly SentSegment[] },
  point: CapturePoint = 'wire',
): readonly DumpLine[] {
  const hosts = { client: documentationV4(1), server: documentationV4(2) };
  const known = new Map<string, Origins>();
  return segmentsSeen(run, point).map(({ record, at }) => {
    const { from, to, index, segment } = record;
    const ends = `${addressText(hosts[from])}.${segment.sport} > ${addressText(hosts[to])}.${segment.dport}`;
    const octets = encodeSegment(segment, { source: hosts[from], destination: hosts[to] });
    const fields = headerFields(octets);
    const options = fields.ok ? fields.fields : [];
    const relative = originsFor(known, from, segment);
    return { index, text: `${timeOfDay(at)} IP ${ends}: ${textOf(segment, from, relative, options)}` };
  });
}

/**
 * Returns what to count a segment's numbers from. A SYN with an ACK, and whatever comes first, is printed as it is and
 * counted from later; so is, without an ACK, a reset.
 */
function originsFor(
  known: Map<string, Origins>,
  from: HostId,
  { sport, dport, flags, seq, ack }: Segment,
): Origins {
  const none: Origins = { client: 0, server: 0 };
  if (!(flags & ACK)) return none;
  const key = from === 'client' ? `${sport}-${dport}` : `${dport}-${sport}`;
  const before = known.get(key);
  if (before !== undefined && !(flags & SYN)) return before;
  const theirs = seqAdd(ack, -1);
  known.set(key, from === 'client' ? { client: seq, server: theirs } : { client: theirs, server: seq });
  return none;
}

function textOf(segment: Segment, from: HostId, origins: Origins, fields: readonly HeaderField[]): string {
  const { flags, len, wnd, sport, dport } = segment;
  const [mine, theirs] =
    from === 'client' ? [origins.client, origins.server] : [origins.server, origins.client];
  const letters = LETTERS.filter((_, bit) => flags & (1 << bit)).join('');
  const seq = seqAdd(segment.seq, -mine);
  const options = optionTexts(fields, theirs);
  const parts = [
    `Flags [${letters || 'none'}]`,
    ...(len > 0 || flags & (SYN | FIN | RST) ? [`seq ${seq}${len > 0 ? `:${seqAdd(seq, len)}` : ''}`] : []),
    ...(flags & ACK ? [`ack ${seqAdd(segment.ack, -theirs)}`] : []),
    `win ${wnd}`,
    ...(options.length > 0 ? [`options [${options.join(',')}]`] : []),
  ];
  const http = len > 0 && [sport, dport].some((port) => HTTP_PORTS.includes(port));
  return `${parts.join(', ')}, length ${len}${http ? ': HTTP' : ''}`;
}

/** Writes the options in the order of their octets; edges of SACK blocks are counted as ACKs are. */
function optionTexts(fields: readonly HeaderField[], origin: Seq): string[] {
  const values = (at: number, name: HeaderField['name']): number[] => {
    const own: number[] = [];
    for (const field of fields.slice(at + 1)) {
      if (field.name === 'option-kind' || field.name === 'no-operation') break;
      if (field.name === name) own.push(Number(field.value));
    }
    return own;
  };
  return fields.flatMap(({ name, value }, at): string[] => {
    if (name === 'no-operation') return ['nop'];
    if (name === 'end-of-option-list') return ['eol'];
    if (name !== 'option-kind') return [];
    switch (value) {
      case KIND.mss:
        return [`mss ${values(at, 'mss')[0]}`];
      case KIND.windowScale:
        return [`wscale ${values(at, 'window-scale')[0]}`];
      case KIND.sackPermitted:
        return ['sackOK'];
      case KIND.timestamps:
        return [`TS val ${values(at, 'ts-value')[0]} ecr ${values(at, 'ts-echo')[0]}`];
      case KIND.fastOpen: {
        const cookie = fields.find((field) => field.name === 'fast-open-cookie');
        return [cookie === undefined ? 'tfo  cookiereq' : `tfo  cookie ${cookie.value}`];
      }
      case KIND.sack: {
        const right = values(at, 'sack-right-edge');
        const blocks = values(at, 'sack-left-edge').map(
          (left, i) => `{${seqAdd(left, -origin)}:${seqAdd(right[i] ?? 0, -origin)}}`,
        );
        return [`sack ${blocks.length} ${blocks.join('')}`];
      }
      default:
        return [`unknown-${value}`];
    }
  });
}

function timeOfDay(at: number): string {
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const seconds = Math.floor(at / 1_000_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(seconds % 60, 2)}.${part(at % 1_000_000, 6)}`;
}
