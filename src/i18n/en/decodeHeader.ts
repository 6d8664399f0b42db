/** The exercise kind decode-header: fields, octets, and what went wrong between them. */
export const decodeHeader = {
  given: 'Segment {n}, {direction}, with {len} octets of data behind the header.',
  octets: 'The header, octet by octet',
  octet: 'Octet {n}',
  blankOctet: 'missing',
  describedSegment: 'The segment',
  readHint: 'Decimal, 0x or 0b; flags by name.',
  writeHint: 'In hexadecimal, {n} octets.',
  writeHintOne: 'In hexadecimal, one octet.',
  pseudoHeader: 'The checksum is that between 192.0.2.1 (client) and 192.0.2.2 (server).',

  fields: {
    'source-port': 'Source port',
    'destination-port': 'Destination port',
    'sequence-number': 'Sequence number',
    'acknowledgment-number': 'Acknowledgment number',
    'data-offset': 'Data offset, in words of 4 octets',
    'header-length': 'Header length, in octets',
    flags: 'Flags',
    window: 'Window field',
    checksum: 'Checksum',
    mss: 'MSS',
    'window-scale': 'Window scale',
    'ts-value': 'TSval',
    'ts-echo': 'TSecr',
  },

  where: 'Octets {first} to {last}: {hex}.',
  whereOne: 'Octet {first}: {hex}.',
  upperBits: 'It is the upper {bits} bits of that octet.',
  is: '{field} = {value}.',

  slipByteOrder:
    'You read the octets from right to left. On the wire the most significant octet comes first.',
  slipDigits: 'You took hexadecimal digits for decimal ones. {hex} is {value}.',
  slipDecimal: 'You wrote the decimal digits. In hexadecimal it is {hex}.',
  slipWords: 'The data offset counts words of 4 octets, the length counts octets.',
  slipScaled: 'The window field itself is asked, before the window scale is applied.',
  slipOtherField: 'That is the value of another field: {field}.',

  problemOctets: 'Not hexadecimal. Write for instance 1f 90. This costs no attempt.',
  problemFew: 'Too few digits: {n} octets are asked, two digits each. This costs no attempt.',
  problemMany: 'Too many digits: {n} octets are asked, two digits each. This costs no attempt.',
  problemFlags: 'Not flags. Write names such as SYN,ACK, or 0x12. Bare digits could be meant either way.',
};
