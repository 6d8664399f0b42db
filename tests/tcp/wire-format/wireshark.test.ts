/** The packet list that Wireshark shows of the captures of runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { packetList, toPcapng } from '../../../src/tcp/wire-format/index.ts';
import { findTshark, NO_TSHARK } from '../../tools/tshark.ts';
import { listed } from './support/dissect.ts';
import { addressesOf, everyRun, runOf } from './support/runs.ts';

const tshark = findTshark();
if (tshark === null) console.warn(`${NO_TSHARK} Its list of packets is not checked.`);

const RUNS = everyRun();

/** Columns that are the same wherever in a file the capture stands, and in Info the numbers of packets of its own. */
const ownColumns = (line: string, before: number): string => {
  const [, , ...columns] = line.split('\t');
  return columns.join(' ').replace(/Dup ACK (\d+)#/, (_, of) => `Dup ACK ${Number(of) - before}#`);
};

describe.skipIf(tshark === null)('Wireshark lists exported captures as they are shown', () => {
  describe.each(['wire', 'client', 'server'] as const)('taken on the %s', (at) => {
    const shown = RUNS.map(([, run], i) => packetList(run, { at, addresses: addressesOf(i) }));
    let lines: readonly string[] = [];
    beforeAll(() => {
      const sections = RUNS.map(([, run], i) => toPcapng(run, { at, addresses: addressesOf(i) }));
      if (tshark !== null) lines = listed(tshark, Buffer.concat(sections));
    }, 60_000);

    it.each(RUNS.map(([name], i) => [name, i] as const))('%s', (_, i) => {
      const before = shown.slice(0, i).flat().length;
      const own = lines.slice(before, before + shown[i]!.length).map((line) => ownColumns(line, before));
      const expected = shown[i]!.map(({ source, destination, length, marks, info }) =>
        [source, destination, 'TCP', length, ...marks, info].join(' '),
      );
      expect(expected).toEqual(own);
    });
  });

  it('with numbers and times from the first packet on', () => {
    const run = runOf('close/lost-fin');
    for (const at of ['client', 'server'] as const) {
      const own = packetList(run, { at }).map(({ number, time }) => `${number}\t${time}`);
      expect(listed(tshark!, toPcapng(run, { at })).map((line) => line.split('\t', 2).join('\t'))).toEqual(
        own,
      );
    }
  });
});

describe('the list of packets', () => {
  it('says of a segment sent again that it is one, with relative numbers and the scaled window', () => {
    const lines = packetList(runOf('close/lost-fin'));
    expect(lines.filter(({ marks }) => marks.includes('[TCP Retransmission]'))).toHaveLength(1);
    expect(lines[0]?.info).toMatch(/^40001 → 8080 \[SYN\] Seq=0 Win=64240 Len=0 MSS=1460 SACK_PERM/);
    expect(lines[2]?.info).toMatch(/^40001 → 8080 \[ACK\] Seq=1 Ack=1 Win=64512 Len=0/);
  });

  it('begins at the first packet of the host it is taken on', () => {
    expect(packetList(runOf('handshake/plain'), { at: 'server' })[0]?.time).toBe('0.000000');
  });
});
