import { describe, expect, it } from 'vitest';
import { RST, type RuleId, type SegmentRecord, SYN, type Transcript } from '../../../src/tcp/index.ts';
import { MARKS, type Mark, marksOf } from '../../../src/tcp/wire-format/analysis.ts';
import { segmentsSeen } from '../../../src/tcp/wire-format/index.ts';
import { SCENARIOS } from '../../exercises/content.ts';
import { everyRun, runOf } from './support/runs.ts';

const RUNS = everyRun();

/** Each segment of a run with its marks on the wire. */
const marked = (run: Transcript): readonly (readonly [SegmentRecord, readonly Mark[]])[] => {
  const marks = marksOf(segmentsSeen(run));
  return run.segments.map((record, i) => [record, marks[i] ?? []]);
};

/** What says that a segment was sent before. Wireshark calls a repeated window probe a probe again, not sent again. */
const AGAIN: readonly Mark[] = ['retransmission', 'out_of_order'];

/** The rules by which a segment with this mark may have been sent. */
const RULES_OF: Partial<Record<Mark, readonly RuleId[]>> = {
  fast_retransmission: ['retransmit/fast'],
  keep_alive: ['keepalive/probe', 'window/probe'],
  zero_window_probe: ['window/probe'],
};

/** Rules of segments that Wireshark marks although nothing is lost. */
const MARKED_ANYWAY: readonly RuleId[] = ['keepalive/probe', 'window/probe', 'window/update'];

/** Tells whether nothing is lost, late, forged, sent again or probed, no window closes and no pair of ports is used twice. */
function isSmooth({ segments }: Transcript): boolean {
  const isns = new Map<string, number>();
  return segments.every(({ from, segment, fate, injected, retransmits, because }) => {
    const { sport, dport, seq, flags, wnd } = segment;
    const key = `${from} ${sport} ${dport}`;
    const again = (flags & SYN) !== 0 && isns.has(key) && isns.get(key) !== seq;
    if (flags & SYN) isns.set(key, seq);
    // A refusal uses the ports as well.
    else if (!isns.has(key)) isns.set(key, seq - 1);
    const closed = wnd === 0 && (flags & RST) === 0;
    const asSent = fate === 'delivered' && !injected && retransmits === null;
    return asSent && !again && !closed && !MARKED_ANYWAY.includes(because);
  });
}

describe('the marks predicted for a run', () => {
  it.each(RUNS)('of %s agree with what the run says about each segment', (_, run) => {
    for (const [record, marks] of marked(run).filter(([{ injected }]) => !injected)) {
      const what = `#${record.index + 1} ${record.because}: ${marks.join(', ')}`;
      expect(
        marks.some((mark) => AGAIN.includes(mark)),
        what,
      ).toBe(record.retransmits !== null && !marks.includes('zero_window_probe'));
      for (const mark of marks) expect(RULES_OF[mark] ?? [record.because], what).toContain(record.because);
      if (marks.includes('zero_window')) expect(record.segment.wnd, what).toBe(0);
    }
  });

  const smooth = SCENARIOS.filter((id) => isSmooth(runOf(id)));

  it('are none on the scenarios of the site in which nothing goes wrong', () => {
    expect(smooth).toContain('handshake/plain');
    expect(smooth).toContain('close/four-way');
    for (const id of smooth) {
      for (const at of ['wire', 'client', 'server'] as const) {
        expect(marksOf(segmentsSeen(runOf(id), at)).flat(), `${id} at ${at}`).toEqual([]);
      }
    }
  });

  it('are of every sort somewhere among these runs', () => {
    const all = new Set(
      RUNS.flatMap(([, run]) =>
        (['wire', 'client', 'server'] as const).flatMap((at) => marksOf(segmentsSeen(run, at)).flat()),
      ),
    );
    expect(MARKS.filter((mark) => !all.has(mark))).toEqual([]);
  });
});
