/** Internet addresses as octets: 4 for IPv4, 16 for IPv6. */
import { viewOf } from './octets.ts';

/** An address: 4 octets (IPv4) or 16 (IPv6). */
export type Address = Uint8Array;

/** Where a packet comes from and goes to. */
export interface AddressPair {
  readonly source: Address;
  readonly destination: Address;
}

/** Length of an IPv4 address, octets. */
export const IPV4_LENGTH = 4;
/** Length of an IPv6 address, octets. */
export const IPV6_LENGTH = 16;

/** Returns host `n` of the documentation range 192.0.2.0/24. RFC 5737 section 3. */
export function documentationV4(n: number): Address {
  return Uint8Array.of(192, 0, 2, n);
}

/** Returns host `n` of the documentation range 2001:db8::/32. RFC 3849 section 2. */
export function documentationV6(n: number): Address {
  const address = new Uint8Array(IPV6_LENGTH);
  address.set([0x20, 0x01, 0x0d, 0xb8]);
  viewOf(address).setUint16(IPV6_LENGTH - 2, n);
  return address;
}

/**
 * Writes an address as people do; IPv6 in the form of RFC 5952 section 4.
 *
 * @example addressText(documentationV6(1)) // '2001:db8::1'
 */
export function addressText(address: Address): string {
  if (address.length === IPV4_LENGTH) return address.join('.');
  const view = viewOf(address);
  const groups = Array.from({ length: address.length >> 1 }, (_, i) => view.getUint16(2 * i).toString(16));
  const { start, length } = longestZeros(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

/** Finds the first of the longest runs of zero groups. */
function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === '0' ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}
