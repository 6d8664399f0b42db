import { describe, expect, it } from 'vitest';
import { sightings } from '../../../src/tcp/codec/index.ts';
import type { RuleId, SegmentRecord, Transcript } from '../../../src/tcp/index.ts';
import { SCENARIOS } from '../../exercises/content.ts';
import { MARKS, type Mark, marksOf } from './support/analysis.ts';
import { everyRun, runOf } from './support/runs.ts';

const RUNS = everyRun();

/** Each segment of a run with its marks on the wire. */
const marked = (run: Transcript): readonly (readonly [SegmentRecord, readonly Mark[]])[] => {
  const marks = marksOf(sightings(run));
  return run.segments.map((record, i) => [record, marks[i] ?? []]);
};

/** What says that a segment was sent before. */
const AGAIN: readonly Mark[] = ['retransmission', 'out_of_order'];

/** The rules by which a segment with this mark may have been sent. */
const RULES_OF: Partial<Record<Mark, readonly RuleId[]>> = {
  fast_retransmission: ['retransmit/fast'],
  keep_alive: ['keepalive/probe', 'window/probe'],
  zero_window_probe: ['window/probe'],
};

describe('the marks predicted for a run', () => {
  it.each(RUNS)('of %s agree with what the run says about each segment', (_, run) => {
    for (const [record, marks] of marked(run).filter(([{ injected }]) => !injected)) {
      const what = `#${record.index + 1} ${record.because}: ${marks.join(', ')}`;
      expect(
        marks.some((mark) => AGAIN.includes(mark)),
        what,
      ).toBe(record.retransmits !== null);
      for (const mark of marks) expect(RULES_OF[mark] ?? [record.because], what).toContain(record.because);
      if (marks.includes('zero_window')) expect(record.segment.wnd, what).toBe(0);
    }
  });

  const smooth = SCENARIOS.filter((id) =>
    runOf(id).segments.every(
      ({ fate, injected, retransmits }) => fate === 'delivered' && !injected && retransmits === null,
    ),
  );

  it('are none on the scenarios of the site in which nothing is lost, late or sent again', () => {
    expect(smooth).toContain('handshake/plain');
    expect(smooth).toContain('close/four-way');
    for (const id of smooth) {
      for (const at of ['wire', 'client', 'server'] as const) {
        expect(marksOf(sightings(runOf(id), at)).flat(), `${id} at ${at}`).toEqual([]);
      }
    }
  });

  it('are of every sort somewhere among these runs', () => {
    const all = new Set(
      RUNS.flatMap(([, run]) =>
        (['wire', 'client', 'server'] as const).flatMap((at) => marksOf(sightings(run, at)).flat()),
      ),
    );
    expect(MARKS.filter((mark) => !all.has(mark))).toEqual([]);
  });
});
