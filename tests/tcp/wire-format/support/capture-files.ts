/** Capture files put together by hand, in either byte order, to read what this project does not write. */

/** Numbers of so many octets, or octets as they are. */
export type Piece = readonly [octets: 1 | 2 | 4 | 8, value: number | bigint] | Uint8Array;

/** Returns pieces one after the other in a byte order. */
export function pack(little: boolean, pieces: readonly Piece[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) => {
      if (piece instanceof Uint8Array) return piece;
      const [size, value] = piece;
      const octets = Buffer.alloc(8);
      octets.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)));
      const big = octets.subarray(8 - size);
      return little ? big.reverse() : big;
    }),
  );
}

/** Returns a pcap file of these frames; times are seconds and the fraction the magic number says. */
export function pcapFile(
  little: boolean,
  magic: number,
  linkType: number,
  frames: readonly (readonly [seconds: number, fraction: number, frame: Uint8Array])[],
): Uint8Array {
  const header: Piece[] = [
    [4, magic],
    [2, 2],
    [2, 4],
    [4, 0],
    [4, 0],
    [4, 65535],
    [4, linkType],
  ];
  const packets = frames.flatMap(([seconds, fraction, frame]): Piece[] => [
    [4, seconds],
    [4, fraction],
    [4, frame.length],
    [4, frame.length],
    frame,
  ]);
  return pack(little, [...header, ...packets]);
}

/** Fills octets up to a multiple of four. */
export function padded(octets: Uint8Array): Uint8Array {
  return Buffer.concat([octets, Buffer.alloc(-octets.length & 3)]);
}

/** Returns a pcapng block. */
export function block(little: boolean, type: number, body: readonly Piece[]): Uint8Array {
  const octets = padded(pack(little, body));
  const length: Piece = [4, octets.length + 12];
  return pack(little, [[4, type], length, octets, length]);
}

/** Returns a section header. */
export function section(little: boolean, major = 1): Uint8Array {
  return block(little, 0x0a0d0d0a, [
    [4, 0x1a2b3c4d],
    [2, major],
    [2, 0],
    [8, -1n],
  ]);
}

/** Returns an interface description with options as [code, value]. */
export function iface(
  little: boolean,
  linkType: number,
  snapLength = 0,
  options: readonly (readonly [number, Uint8Array])[] = [],
): Uint8Array {
  const list = options.flatMap(([code, value]): Piece[] => [[2, code], [2, value.length], padded(value)]);
  return block(little, 1, [[2, linkType], [2, 0], [4, snapLength], ...list]);
}

/** Returns an enhanced packet block; the time is a count of the interface's ticks. */
export function enhanced(little: boolean, id: number, ticks: bigint, frame: Uint8Array): Uint8Array {
  return block(little, 6, [
    [4, id],
    [4, ticks >> 32n],
    [4, ticks & 0xffff_ffffn],
    [4, frame.length],
    [4, frame.length],
    frame,
  ]);
}
