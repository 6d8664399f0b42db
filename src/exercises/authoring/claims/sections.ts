/**
 * How many parts each section of an RFC has, by its number; under '' those of the RFC itself. The numbered rules of RFC 6298
 * and RFC 2988, such as (2.1), are cited as sections. An RFC that is not here is not looked up.
 */
const PARTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  1122: {
    ...{
      '': 5,
      '1': 4,
      '1.1': 4,
      '1.2': 4,
      '1.3': 3,
      '2': 5,
      '2.3': 3,
      '2.3.2': 2,
      '3': 5,
      '3.2': 3,
      '3.2.1': 8,
    },
    ...{ '3.2.2': 9, '3.3': 8, '3.3.1': 6, '3.3.4': 3, '4': 2, '4.1': 5, '4.1.3': 6, '4.2': 5, '4.2.2': 21 },
    ...{ '4.2.3': 12, '4.2.4': 4 },
  },
  1337: { '': 4, '2': 4 },
  2018: { '': 11, '5': 1 },
  2525: { '': 7, '2': 18 },
  2988: { '': 6, '2': 5, '5': 6 },
  4987: { '': 7, '2': 2, '3': 8 },
  5681: { '': 9, '3': 2, '4': 3, '9': 2 },
  5961: { '': 13, '1': 3, '3': 2, '4': 2, '5': 2, '9': 3, '13': 2 },
  6191: { '': 7, '7': 2 },
  6298: { '': 9, '2': 5, '5': 7, '9': 2 },
  7323: { '': 9, '1': 4, '2': 4, '3': 2, '4': 3, '5': 8, '7': 1, '9': 2 },
  7413: {
    ...{
      '': 10,
      '1': 1,
      '2': 2,
      '4': 2,
      '4.1': 3,
      '4.1.3': 1,
      '4.2': 2,
      '5': 2,
      '5.1': 1,
      '6': 3,
      '6.3': 4,
      '7': 3,
    },
    ...{ '8': 5, '10': 2 },
  },
  8985: { '': 12, '1': 2, '3': 6, '3.3': 2, '5': 4, '6': 3, '7': 4, '7.4': 2, '9': 5, '12': 2 },
  9293: {
    ...{
      '': 8,
      '2': 2,
      '3': 10,
      '3.2': 2,
      '3.3': 2,
      '3.4': 3,
      '3.5': 3,
      '3.6': 1,
      '3.7': 5,
      '3.8': 6,
      '3.8.6': 3,
    },
    ...{ '3.8.6.2': 2, '3.9': 2, '3.9.1': 9, '3.9.2': 3, '3.10': 8, '3.10.7': 4, '8': 2 },
  },
};

/** Tells whether an RFC has a section, such as 3.10.7.4; true of an RFC whose sections are not known here. */
export function hasSection(rfc: string, section: string): boolean {
  const parts = PARTS[rfc];
  if (parts === undefined) return true;
  const numbers = section.split('.').map(Number);
  return numbers.every((n, i) => n >= 1 && n <= (parts[numbers.slice(0, i).join('.')] ?? 0));
}
