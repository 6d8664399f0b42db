import { beforeAll, describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/tcp/wire-format/analysis.ts';
import {
  type CapturePoint,
  commentOn,
  segmentsSeen,
  toPcap,
  toPcapng,
} from '../../../src/tcp/wire-format/index.ts';
import { findTshark, NO_TSHARK, type Tshark } from '../../tools/tshark.ts';
import { type Dissection, dissect } from './support/dissect.ts';
import { addressesOf, everyRun } from './support/runs.ts';

const tshark = findTshark();
if (tshark === null) console.warn(`${NO_TSHARK} What Wireshark makes of exported captures is not checked.`);

const RUNS = everyRun();
const GOOD = '1';

/** Opens every run in one file, a section each, and gives each run its own packets back. */
function dissectAll(program: Tshark, at: CapturePoint, ip: 4 | 6): readonly (readonly Dissection[])[] {
  const sections = RUNS.map(([, run], i) => toPcapng(run, { at, ip, addresses: addressesOf(i, ip) }));
  const packets = [...dissect(program, Buffer.concat(sections))];
  const all = RUNS.map(([, run]) => packets.splice(0, segmentsSeen(run, at).length));
  expect(packets).toEqual([]);
  return all;
}

describe.skipIf(tshark === null)('Wireshark opens', () => {
  describe.each([
    ['wire', 4],
    ['wire', 6],
    ['client', 4],
    ['server', 6],
  ] as const)('captures on the %s over IPv%i', (at, ip) => {
    let all: readonly (readonly Dissection[])[] = [];
    beforeAll(() => {
      if (tshark !== null) all = dissectAll(tshark, at, ip);
    }, 60_000);

    it.each(RUNS.map(([name], index) => [name, index] as const))('%s', (_, index) => {
      const run = RUNS[index]![1];
      const seen = segmentsSeen(run, at);
      const packets = all[index] ?? [];
      expect(packets).toHaveLength(seen.length);
      expect(packets.filter(({ malformed }) => malformed)).toEqual([]);
      expect(
        packets.every(({ protocols }) => protocols.startsWith(ip === 4 ? 'raw:ip:tcp' : 'raw:ipv6:tcp')),
      ).toBe(true);
      const right = { tcp: GOOD, ip: ip === 4 ? GOOD : '' };
      expect(
        packets.filter(({ checksums }) => checksums.tcp !== right.tcp || checksums.ip !== right.ip),
      ).toEqual([]);
      expect(packets.map(({ comment }) => comment)).toEqual(seen.map(({ record }) => commentOn(record)));
      expect(packets.map(({ time }) => Math.round(Number(time) * 1e6))).toEqual(seen.map((one) => one.at));
      const predicted = marksOf(seen);
      expect(packets.map(({ marks }) => marks)).toEqual(predicted);
      expect(packets.map(({ marked }) => marked)).toEqual(predicted.map((marks) => marks.length > 0));
    });
  });

  it('a run alone, as pcap and as pcapng, with the same packets', () => {
    const [, run] = RUNS[0]!;
    const [pcap, pcapng] = [toPcap(run), toPcapng(run, { comment: () => '' })].map((file) =>
      dissect(tshark!, file),
    );
    expect(pcap).toHaveLength(run.segments.length);
    expect(pcapng).toEqual(pcap);
  });
});

describe.skipIf(tshark === null)('the checks of this test', () => {
  it('notice a bad checksum and a broken header', () => {
    const [, run] = RUNS[0]!;
    const file = Buffer.from(toPcap(run));
    const FIRST_SEGMENT = 24 + 16 + 20;
    file[FIRST_SEGMENT + 17] = file[FIRST_SEGMENT + 17]! ^ 1;
    expect(dissect(tshark!, file)[0]?.checksums.tcp).not.toBe(GOOD);
    const cut = Buffer.from(toPcap(run));
    cut[FIRST_SEGMENT + 12] = 0x10;
    expect(dissect(tshark!, cut)[0]).not.toMatchObject({ malformed: false, checksums: { tcp: GOOD } });
  });
});
