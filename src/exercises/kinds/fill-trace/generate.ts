import { simulate } from '../../../tcp/index.ts';
import type { SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import { drawVariant } from '../../diagnosis/index.ts';
import { CELL_KINDS, type CellId, type CellKind, cellId, isState, isTime } from '../../trace/index.ts';
import {
  askedMoments,
  cellText,
  cellValue,
  derive,
  momentRow,
  rowOf,
  type ShownTrace,
  startStates,
  variantOf,
} from '../../trace/run/index.ts';
import { ambiguityInCells } from './diagnose.ts';
import { givenAwayAmong, pickBlanks } from './give-away.ts';
import { type Ask, type FillTraceQuestion, type FillTraceSpec, isNamed, segmentsNamed } from './question.ts';

/**
 * Makes the variant of an exercise with this seed: runs the scenario with the sizes, ISNs and whatever else the seed
 * draws, and blanks cells. What cannot tell the misconceptions apart that the exercise claims to is drawn again.
 */
export function generate(spec: FillTraceSpec, seed: number): FillTraceQuestion {
  return drawVariant(
    seed,
    spec.name,
    (draw) => drawn(spec, seed, draw),
    (question) => ambiguityInCells(question, spec.misconceptions),
  );
}

function drawn(spec: FillTraceSpec, seed: number, draw: number): FillTraceQuestion {
  const { scenario, isns, delay, params } = variantOf(spec, draw);
  const run = simulate(scenario, { seed });
  const shown = shownSegments(spec, run);
  const states = spec.states || spec.ask.some((ask) => ask.cells.some(isState));
  const first = shown[0];
  const view = { run, scenario, numbers: spec.numbers, first: first?.index ?? 0 };
  const moments = askedMoments(spec, view);
  const asked = [
    ...shown.flatMap((record) => askedCells(spec, view, record)),
    ...moments.flatMap(({ cells }) => cells),
  ];
  const blank = pickBlanks(asked, spec.blanks, draw, givenAwayAmong(run, spec.ask, asked));
  const times = moments.length > 0 || spec.ask.some((ask) => ask.cells.some(isTime));
  return {
    profile: run.profile,
    seed,
    numbers: spec.numbers,
    scenario,
    isns,
    misconceptions: spec.misconceptions,
    start: states && first ? startStates(run, first) : null,
    rows: shown.map((record) =>
      rowOf(record, (kind) => {
        if (isState(kind) && !states) return '';
        if (blank.has(cellId(record.index, kind))) return null;
        return cellText(kind, cellValue(run, record, kind, spec.numbers));
      }),
    ),
    moments: moments.map((moment) => momentRow(moment, shown, blank)),
    precision: times ? spec.precision : null,
    delay,
    params,
  };
}

function shownSegments(spec: FillTraceSpec, run: Transcript): readonly SegmentRecord[] {
  const count = run.segments.length;
  const [first, last] = [spec.show?.[0] ?? 1, spec.show?.[1] ?? count];
  if (first > last || last > count) {
    throw new RangeError(`${spec.name}: shows segments ${first} to ${last}; its run has 1 to ${count}`);
  }
  for (const ask of spec.ask) {
    for (const number of segmentsNamed(ask)) {
      if (number >= first && number <= last) continue;
      throw new RangeError(`${spec.name}: asks about segment ${number}; shown are ${first} to ${last}`);
    }
  }
  return run.segments.slice(first - 1, last);
}

/** Returns the cells of a segment an exercise asks for; throws when one cannot be worked out. */
function askedCells(spec: FillTraceSpec, view: ShownTrace, record: SegmentRecord): CellId[] {
  const kinds = CELL_KINDS.filter((kind) => {
    // Of all the times of a run those are asked that follow from something shown; when a user calls does not.
    const given = kind === 'sent' && derive(view, record, kind) === null;
    const has = cellValue(view.run, record, kind, spec.numbers) !== null;
    return isAsked(spec.ask, record, kind, has, given, spec.name);
  });
  for (const kind of kinds) {
    if (derive(view, record, kind)) continue;
    throw new RangeError(
      `${spec.name}: ${kind} of segment ${record.index + 1} cannot be worked out from what is shown; show more or ask less`,
    );
  }
  return kinds.map((kind) => cellId(record.index, kind));
}

function isAsked(
  asks: readonly Ask[],
  record: SegmentRecord,
  kind: CellKind,
  has: boolean,
  given: boolean,
  name: string,
): boolean {
  return asks.some((ask) => {
    if (!isNamed(ask, record, kind)) return false;
    if (ask.segments === 'all') return has && !given;
    if (has) return true;
    throw new RangeError(`${name}: asks for ${kind} of segment ${record.index + 1}, which carries none`);
  });
}
