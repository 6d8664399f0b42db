/**
 * Returns the key of a pair of ports, local and remote: with two hosts, that is the whole 4-tuple. A signed 32-bit
 * integer.
 */
export function keyOf(port: number, peer: number): number {
  return (port << 16) | peer;
}
