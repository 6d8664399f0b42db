/** Most octets of data an IPv4 packet of 65535 octets has room for. RFC 791 section 3.1. */
export const MOST_OCTETS = 65_535 - 20 - 20;
