/** The run as Wireshark lists it: a packet a line. Relative numbers, its marks and its columns. */
import { ACK, type FlagName, flagNames, type Segment, type SegmentOptions } from '../segment.ts';
import { type Seq, seqAdd } from '../sequence.ts';
import { addressText, documentationV4 } from './address.ts';
import { type Analysis, analyze, type Mark } from './analysis.ts';
import { type ExportOptions, packetsOf, type SentSegment } from './capture-point.ts';

/** One line of Wireshark's packet list. */
export interface PacketLine {
  /** Index of the segment in the run. */
  readonly index: number;
  /** From 1. */
  readonly number: number;
  /** Seconds since the first packet of the capture, as it is written. */
  readonly time: string;
  readonly source: string;
  readonly destination: string;
  /** Octets of the IP packet. */
  readonly length: number;
  /** What the Info column says before the ports: `[TCP Retransmission]`. */
  readonly marks: readonly string[];
  /** The rest of the Info column. */
  readonly info: string;
}

/** How Wireshark writes its marks, in the order in which it puts them before each other. */
const MARK_TEXTS = [
  ['window_update', 'TCP Window Update'],
  ['window_full', 'TCP Window Full'],
  ['keep_alive', 'TCP Keep-Alive'],
  ['keep_alive_ack', 'TCP Keep-Alive ACK'],
  ['duplicate_ack', 'TCP Dup ACK'],
  ['zero_window_probe', 'TCP ZeroWindowProbe'],
  ['zero_window_probe_ack', 'TCP ZeroWindowProbeAck'],
  ['zero_window', 'TCP ZeroWindow'],
  ['lost_segment', 'TCP Previous segment not captured'],
  ['ack_lost_segment', 'TCP ACKed unseen segment'],
  ['fast_retransmission', 'TCP Fast Retransmission'],
  ['spurious_retransmission', 'TCP Spurious Retransmission'],
  ['out_of_order', 'TCP Out-Of-Order'],
  ['retransmission', 'TCP Retransmission'],
  ['reused_ports', 'TCP Port numbers reused'],
] as const satisfies readonly (readonly [Mark, string])[];

/** The order of flags in the Info column: that of their bits. */
const FLAG_ORDER: readonly FlagName[] = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'];

/** Returns the packet list of a run as Wireshark shows a capture of it. */
export function packetList(
  run: { readonly segments: readonly SentSegment[] },
  options: Pick<ExportOptions, 'at' | 'addresses'> = {},
): readonly PacketLine[] {
  const { addresses = { client: documentationV4(1), server: documentationV4(2) } } = options;
  const packets = packetsOf(run, { ...options, addresses });
  const analyses = analyze(packets);
  const hosts = { client: addressText(addresses.client), server: addressText(addresses.server) };
  const first = packets[0]?.time ?? 0;
  return packets.flatMap(({ record, packet, time }, i) => {
    const analysis = analyses[i];
    if (analysis === undefined) return [];
    return {
      index: record.index,
      number: i + 1,
      time: ((time - first) / 1_000_000).toFixed(6),
      source: hosts[record.from],
      destination: hosts[record.to],
      length: packet.length,
      marks: marksText(analysis),
      info: infoText(record.segment, analysis),
    };
  });
}

function marksText({ marks, duplicate }: Analysis): string[] {
  // A retransmission of a kind with a name of its own is not named twice.
  const named = marks.some((mark) => mark === 'fast_retransmission' || mark === 'spurious_retransmission');
  const shown = MARK_TEXTS.filter(([mark]) => marks.includes(mark) && !(named && mark === 'retransmission'));
  return shown.map(([mark, text]) =>
    mark === 'duplicate_ack' && duplicate !== null
      ? `[${text} ${duplicate.of}#${duplicate.times}]`
      : `[${text}]`,
  );
}

function infoText(segment: Segment, { seq, ack, window }: Analysis): string {
  const { sport, dport, flags, len, options } = segment;
  const names = flagNames(flags).toSorted((a, b) => FLAG_ORDER.indexOf(a) - FLAG_ORDER.indexOf(b));
  const numbers = [`Seq=${seq}`, ...(flags & ACK ? [`Ack=${ack}`] : []), `Win=${window}`, `Len=${len}`];
  return [
    `${sport} → ${dport} [${names.join(', ')}]`,
    ...numbers,
    ...optionTexts(options ?? {}, seqAdd(segment.ack, -ack)),
  ].join(' ');
}

/** Writes the options; edges of SACK blocks are counted from the other side's ISN, as ACKs are. */
function optionTexts(options: SegmentOptions, isn: Seq): string[] {
  const { mss, sackPermitted, timestamps, windowScale, fastOpen, sackBlocks = [] } = options;
  return [
    ...(mss === undefined ? [] : [`MSS=${mss}`]),
    ...(sackPermitted ? ['SACK_PERM'] : []),
    ...(timestamps === undefined ? [] : [`TSval=${timestamps.value}`, `TSecr=${timestamps.echo}`]),
    ...(windowScale === undefined ? [] : [`WS=${2 ** windowScale}`]),
    ...(fastOpen === undefined ? [] : [`TFO=${fastOpen === 'request' ? 'R' : 'C'}`]),
    ...sackBlocks.flatMap(([left, right]) => [`SLE=${seqAdd(left, -isn)}`, `SRE=${seqAdd(right, -isn)}`]),
  ];
}
