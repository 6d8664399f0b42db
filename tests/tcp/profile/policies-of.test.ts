import { describe, expect, it } from 'vitest';
import type { ProfileOverrides, Scenario, Transcript } from '../../../src/tcp/index.ts';
import { flagNames, simulate } from '../../../src/tcp/index.ts';
import { call, scenario } from '../support/script.ts';

/** Both sides open at once: RFC 9293 section 3.5, figure 7. */
function simultaneousOpen(overrides: ProfileOverrides): Scenario {
  return scenario(
    [
      call(0, 'client', { op: 'connect', socket: 'c', port: 1000, peer: 2000 }),
      call(0, 'server', { op: 'connect', socket: 's', port: 2000, peer: 1000 }),
    ],
    { profile: 'linux', overrides: { client: overrides, server: overrides } },
  );
}

/** Every segment of a run, in alphabetical order: those of one moment have no other. */
const flagsIn = (run: Transcript): string[] =>
  run.segments.map((s) => `${s.from} ${flagNames(s.segment.flags).join(',')}`).toSorted();

describe('policies', () => {
  it('are overridden by name, without the numbers of the profile: under linux a simultaneous open ends as in the RFC', () => {
    const linux = simulate(simultaneousOpen({}), { seed: 1 });
    const rfc = simulate(simultaneousOpen({ policies: 'rfc9293' }), { seed: 1 });
    const opening = ['client SYN', 'server SYN', 'client SYN,ACK', 'server SYN,ACK'];
    expect(flagsIn(linux)).toEqual([...opening, 'client ACK', 'server ACK'].toSorted());
    expect(flagsIn(rfc)).toEqual(opening.toSorted());
    expect(rfc.segments[0]?.segment.options).toEqual(linux.segments[0]?.segment.options);
  });

  it('are data: a scenario that names them survives JSON', () => {
    const written = simultaneousOpen({ policies: 'rfc9293' });
    const read: Scenario = JSON.parse(JSON.stringify(written));
    expect(simulate(read, { seed: 1 })).toEqual(simulate(written, { seed: 1 }));
  });

  it('of a name nobody knows are refused, with the known names', () => {
    const unknown: ProfileOverrides = JSON.parse('{ "policies": "bsd" }');
    expect(() => simulate(simultaneousOpen(unknown), { seed: 1 })).toThrow(
      'unknown policies "bsd"; known: rfc9293, linux',
    );
  });
});
