/** The numbers of the pcapng file format: draft-ietf-opsawg-pcapng. */

/** Block types. */
export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  /** Obsolete Packet Block. */
  packet: 2,
  simplePacket: 3,
  enhancedPacket: 6,
} as const;

/** Option codes. */
export const OPTION = {
  end: 0,
  comment: 1,
  /** Of an interface. */
  name: 2,
  description: 3,
  timestampResolution: 9,
  timestampOffset: 14,
  /** Of a section: the application that wrote it. */
  application: 4,
  /** Of a packet: direction in the two lowest bits. */
  packetFlags: 2,
} as const;

/** The byte-order magic of a section header, as its writer's own number. */
export const BYTE_ORDER = 0x1a2b3c4d;
export const VERSION = { major: 1, minor: 0 } as const;

/** Octets of block type and length before the body; the length stands once more behind it. */
export const BLOCK_START = 8;
export const BLOCK_END = 4;

/** Blocks and options are padded to this many octets. */
export const ALIGNMENT = 4;

/** Directions in a packet's flags. */
export const DIRECTION = { in: 1, out: 2 } as const;

/** Timestamp resolution of an interface that names none, and the one written here: 10^-6 s. */
export const MICROSECOND_RESOLUTION = 6;
/** A resolution with this bit is a power of 2, else of 10. */
export const BINARY_RESOLUTION = 0x80;

/** Returns the octets a length takes with its padding. */
export function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
