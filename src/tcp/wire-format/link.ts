/** Link-layer headers in captures: what stands before the IP packet. https://www.tcpdump.org/linktypes.html */
import { type Decoded, refused } from './decoded.ts';
import { hexWord, viewOf } from './octets.ts';

/** LINKTYPE_ values this project reads. It writes RAW: the model has no layer below IP to show. */
export const LINK = {
  null: 0,
  ethernet: 1,
  raw: 101,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCooked2: 276,
} as const;

/** Link types with nothing before the IP packet: these, and the DLT_RAW values of BSD that old files have. */
const BARE: ReadonlySet<number> = new Set([LINK.raw, LINK.ipv4, LINK.ipv6, 12, 14]);

/** Octets of address family on a loopback. Its values differ between systems: the packet's own version decides. */
const FAMILY = 4;

/** Where the Linux cooked headers have the EtherType, and how long the second one is. */
const COOKED_TYPE = 14;
const COOKED2_TYPE = 0;
const COOKED2_LENGTH = 20;
/** Where Ethernet has it: behind two addresses. IEEE 802.3 section 3.2. */
const ETHERNET_TYPE = 12;

/** EtherType values: IPv4, IPv6, and the VLAN tags that may stand before them. IEEE 802.3, 802.1Q, 802.1ad. */
const ETHERTYPE = { ipv4: 0x0800, ipv6: 0x86dd } as const;
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8]);
const VLAN_TAG = 4;
const ETHERTYPE_LENGTH = 2;

/** One frame of a capture file. */
export interface CapturedFrame {
  /** When it was captured, whole µs after 1970-01-01 00:00 UTC; null where the file does not say (simple packet block). */
  readonly time: number | null;
  /** LINKTYPE_ value. */
  readonly linkType: number;
  /** What was kept of the frame. */
  readonly octets: Uint8Array;
  /** How long it was on the wire. */
  readonly originalLength: number;
}

/** Most packets that are read of one file: what a page can list, and what fits any memory however small they are. */
export const MOST_PACKETS = 100_000;

/** Says that a file has more packets than are read. */
export const TOO_MANY_PACKETS = `The file has more than ${MOST_PACKETS} packets: cut it, for example with editcap.`;

/** Reads the frames of one format; the frames before a fault are kept. */
export interface FramesRead {
  readonly frames: readonly CapturedFrame[];
  /** What is wrong with the file, as a sentence; null when it was read to its end. */
  readonly fault: string | null;
}

/** Returns the IP packet inside a captured frame, or says why there is none to be had. */
export function packetInFrame(linkType: number, frame: Uint8Array): Decoded<{ readonly packet: Uint8Array }> {
  if (BARE.has(linkType)) return { ok: true, packet: frame };
  switch (linkType) {
    case LINK.null:
    case LINK.loop:
      return after(frame, FAMILY);
    case LINK.ethernet:
      return byEtherType(frame, ETHERNET_TYPE);
    case LINK.linuxCooked:
      return byEtherType(frame, COOKED_TYPE);
    case LINK.linuxCooked2:
      return byEtherType(frame, COOKED2_TYPE, COOKED2_LENGTH);
    default:
      return refused(
        `Link type ${linkType} is not one of those read here: Ethernet (1), raw IP (101, 228, 229), loopback (0, 108), Linux cooked (113, 276).`,
      );
  }
}

function after(frame: Uint8Array, length: number): Decoded<{ readonly packet: Uint8Array }> {
  if (frame.length < length) return refused(`The frame is cut short: ${frame.length} of ${length} octets.`);
  return { ok: true, packet: frame.subarray(length) };
}

/** Follows the EtherType at `at`, past VLAN tags; the header ends `length` octets from the start, else behind it. */
function byEtherType(
  frame: Uint8Array,
  at: number,
  length?: number,
): Decoded<{ readonly packet: Uint8Array }> {
  const view = viewOf(frame);
  let place = at;
  while (place + ETHERTYPE_LENGTH <= frame.length) {
    const type = view.getUint16(place);
    if (type === ETHERTYPE.ipv4 || type === ETHERTYPE.ipv6)
      return after(frame, length ?? place + ETHERTYPE_LENGTH);
    if (!VLAN_TAGS.has(type) || length !== undefined)
      return refused(`The frame carries EtherType ${hexWord(type)}, not IP.`);
    place += VLAN_TAG;
  }
  return after(frame, place + ETHERTYPE_LENGTH);
}
