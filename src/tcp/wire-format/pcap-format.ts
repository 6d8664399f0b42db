/** The numbers of the pcap file format: draft-ietf-opsawg-pcap. */

/** The first four octets as the writer's own number; read the other way round they tell the other byte order. */
export const MAGIC = { microseconds: 0xa1b2c3d4, nanoseconds: 0xa1b23c4d } as const;

/** Octets of the file header and of the header before each packet. */
export const FILE_HEADER = 24;
export const PACKET_HEADER = 16;

/** The version every reader knows. */
export const VERSION = { major: 2, minor: 4 } as const;

/** Octets kept of each packet: the largest IP packet whole. */
export const SNAPLEN = 65_535;
