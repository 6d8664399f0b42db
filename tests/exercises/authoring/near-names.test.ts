import { expect, it } from 'vitest';
import { nearName, nearNames } from '../../../src/exercises/authoring/near-names.ts';

it('names that lie near come first', () => {
  expect(nearNames('handshake/plian', ['close/four-way', 'handshake/plain'], 1)).toEqual(['handshake/plain']);
});

it.each([
  ['clinet', 'client'],
  ['dealy', 'delay'],
  ['drop', null],
  ['tcp_fin_timout', 'tcp_fin_timeout'],
])('"%s" was meant as %s', (name, near) => {
  expect(nearName(name, ['client', 'delay', 'lose', 'tcp_fin_timeout'])).toBe(near);
});
