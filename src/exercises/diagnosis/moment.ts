import type { Transcript } from '../../tcp/index.ts';
import { type MomentId, readMomentCellId } from '../trace/cells.ts';
import { type Happened, momentIn, momentValue } from '../trace/moments.ts';
import type { Value } from '../trace/same.ts';

/** Returns what a cell of a moment holds in the true run and in a believer's; null when the id names none. */
export function believedMoment(
  cell: string,
  truth: Transcript,
  run: Transcript,
): { readonly kind: 'time' | 'result'; readonly truth: Value; readonly believed: Value | null } | null {
  const place = readMomentCellId(cell);
  const here = place && momentIn(truth, place.moment);
  const value = here && momentValue(here, place.kind);
  if (!here || value === null) return null;
  const same = sameMoment(truth, run, here, place.moment);
  return { kind: place.kind, truth: value, believed: same && momentValue(same, place.kind) };
}

/** Finds the same moment in another run: the same call or change of state, as often as it happened before. */
function sameMoment(truth: Transcript, run: Transcript, here: Happened, id: MomentId): Happened | null {
  const nth = likeIt(truth, here).findIndex((one) => one.record.index === Number(id.slice(1)) - 1);
  return likeIt(run, here)[nth] ?? null;
}

function likeIt(run: Transcript, { what, record }: Happened): Happened[] {
  if (what === 'returns') {
    const calls = run.calls.filter(
      (one) => one.host === record.host && one.call === record.call && one.returnedAt !== null,
    );
    return calls.map((one) => ({ what, record: one }));
  }
  const left = run.states.filter(
    (one) =>
      one.host === record.host && one.from === record.from && (one.peer === null) === (record.peer === null),
  );
  return left.map((one) => ({ what, record: one }));
}
