import { expect } from 'vitest';
import { boxesIntersect } from '../../../../src/components/ladder/boxes.ts';
import type {
  Box,
  Label,
  LadderForm,
  LadderGeometry,
  NumberStyle,
} from '../../../../src/components/ladder/geometry.ts';
import { layoutLadder } from '../../../../src/components/ladder/layout.ts';
import { diagram } from '../../../../src/i18n/en/diagram.ts';
import type { Transcript } from '../../../../src/tcp/index.ts';

/** Lays a transcript out with the English words. */
export function ladderOf(transcript: Transcript, form: LadderForm = 'wide', range = {}): LadderGeometry {
  return layoutLadder(transcript, { form, words: diagram, ...range });
}

const textOf = (label: Label) => label.lines.map((runs) => runs.map(({ text }) => text).join('')).join(' / ');

/** Returns every box of a ladder in one number style, with what it says. */
export function boxesOf(ladder: LadderGeometry, style: NumberStyle): { says: string; box: Box }[] {
  return [
    ...Object.values(ladder.heads),
    ...ladder.segments.map(({ labels }) => labels[style]),
    ...ladder.states.map(({ label }) => label),
    ...[...ladder.events, ...ladder.ticks, ...ladder.breaks].map(({ label }) => label),
  ].map((label) => ({ says: textOf(label), box: label.box }));
}

/** Expects that no two boxes of a ladder share an area, in either number style. */
export function expectPartedBoxes(ladder: LadderGeometry): void {
  for (const style of ['relative', 'absolute'] as const) {
    const all = boxesOf(ladder, style);
    const clashes = all.flatMap((one, i) =>
      all
        .slice(i + 1)
        .flatMap((two) => (boxesIntersect(one.box, two.box) ? [`${one.says} × ${two.says}`] : [])),
    );
    expect(clashes, `${ladder.form}, ${style}`).toEqual([]);
  }
}

/** Expects that heights follow times: later is lower, and at once on both sides is at one height. */
export function expectTimeFlowsDown(ladder: LadderGeometry, transcript: Transcript): void {
  const points = ladder.segments.flatMap((segment) => {
    const record = transcript.segments[segment.index]!;
    const sent = { at: record.sentAt, y: segment.start.y };
    return [sent, ...record.arrivals.map((at, nth) => ({ at, y: segment.ends[nth]!.y }))];
  });
  const changes = ladder.states.flatMap(({ record, top }) =>
    record === null ? [] : [{ at: transcript.states[record]!.at, y: top }],
  );
  const all = [...points, ...changes].sort((a, b) => a.at - b.at || a.y - b.y);
  for (const [i, { at, y }] of all.entries()) {
    const before = all[i - 1];
    if (before && before.at < at) expect(y, `${at} µs below ${before.at} µs`).toBeGreaterThan(before.y);
  }
}
