/** Throws unless a value is an integer that fits a field of so many bits; the message names the field. */
export function requireBits(name: string, value: number, bits: number): void {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return;
  throw new RangeError(`${name} is ${value}; it must be an integer from 0 to ${2 ** bits - 1}`);
}
