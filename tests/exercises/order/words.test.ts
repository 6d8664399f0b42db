import { describe, expect, it } from 'vitest';
import { FIELDS, LAW_IDS } from '../../../src/exercises/kinds/find-fault/index.ts';
import { SPOILERS } from '../../../src/exercises/kinds/find-fault/spoilers.ts';
import { WHYS } from '../../../src/exercises/order/index.ts';
import { dictionary, LOCALES } from '../../../src/i18n/index.ts';

describe.each(LOCALES)('in %s', (locale) => {
  const { findFault, orderSegments } = dictionary(locale);

  it('every reason for an order has its sentence', () => {
    expect(Object.keys(orderSegments.why).sort()).toEqual([...WHYS].sort());
  });

  it('every law, field and way to spoil a trace has its sentence', () => {
    expect(Object.keys(findFault.law).sort()).toEqual([...LAW_IDS].sort());
    expect(Object.keys(findFault.field).sort()).toEqual([...FIELDS].sort());
    expect(Object.keys(findFault.spoiler).sort()).toEqual([...SPOILERS].sort());
  });
});
