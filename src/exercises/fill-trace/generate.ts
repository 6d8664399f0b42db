import { simulate } from '../../tcp/index.ts';
import { flagNames } from '../../tcp/segment.ts';
import type { State } from '../../tcp/state.ts';
import type { SegmentRecord, Transcript } from '../../tcp/transcript.ts';
import { stateBefore } from './around.ts';
import { CELL_KINDS, type CellKind, isState } from './cells.ts';
import { cellValue, derive } from './derive.ts';
import { chooseIsns } from './isns.ts';
import type { Ask, FillTraceQuestion, FillTraceSpec, Row } from './question.ts';

/** Makes the variant of an exercise with this seed: runs the scenario with the seed's ISNs and blanks the cells. */
export function generate(spec: FillTraceSpec, seed: number): FillTraceQuestion {
  const isns = chooseIsns(spec, seed);
  const scenario = {
    ...spec.scenario,
    isns: (['client', 'server'] as const).map((side) => ({ side, port: null, peer: null, isn: isns[side] })),
  };
  const run = simulate(scenario, { seed });
  const shown = shownSegments(spec, run);
  const states = spec.states || spec.ask.some((ask) => ask.cells.some(isState));
  const first = shown[0];
  return {
    profile: run.profile,
    seed,
    numbers: spec.numbers,
    scenario,
    isns,
    start: states && first ? stateBefore(run, first) : null,
    rows: shown.map((record) => row(spec, run, record, shown[0]?.index ?? 0, states)),
  };
}

function shownSegments(spec: FillTraceSpec, run: Transcript): readonly SegmentRecord[] {
  const count = run.segments.length;
  const [first, last] = spec.show ?? [1, count];
  if (first > last || last > count) {
    throw new RangeError(`${spec.name}: shows segments ${first} to ${last}; its run has 1 to ${count}`);
  }
  for (const ask of spec.ask) {
    for (const number of named(ask)) {
      if (number >= first && number <= last) continue;
      throw new RangeError(`${spec.name}: asks about segment ${number}; shown are ${first} to ${last}`);
    }
  }
  return run.segments.slice(first - 1, last);
}

/** Returns the numbers of the segments an ask names one by one. */
function named(ask: Ask): readonly number[] {
  if (ask.segment !== undefined) return [ask.segment];
  return ask.segments === undefined || ask.segments === 'all' ? [] : ask.segments;
}

function row(
  spec: FillTraceSpec,
  run: Transcript,
  record: SegmentRecord,
  first: number,
  states: boolean,
): Row {
  const cell = (kind: CellKind): string | null => {
    if (isState(kind) && !states) return '';
    const value = cellValue(run, record, kind, spec.numbers);
    if (!asked(spec.ask, record, kind, value !== null, spec.name)) return givenText(kind, value);
    if (derive({ run, numbers: spec.numbers, first }, record, kind)) return null;
    throw new RangeError(
      `${spec.name}: ${kind} of segment ${record.index + 1} cannot be worked out from what is shown; show more or ask less`,
    );
  };
  return {
    index: record.index,
    from: record.from,
    to: record.to,
    sentAt: record.sentAt,
    arrivesAt: record.arrivals[0] ?? null,
    fate: record.fate,
    repeats: record.retransmits,
    cells: Object.fromEntries(CELL_KINDS.map((kind) => [kind, cell(kind)])) as Row['cells'],
  };
}

function asked(
  asks: readonly Ask[],
  record: SegmentRecord,
  kind: CellKind,
  has: boolean,
  name: string,
): boolean {
  return asks.some((ask) => {
    if (!ask.cells.includes(kind) || (ask.from !== undefined && ask.from !== record.from)) return false;
    if (ask.segments === 'all') return has;
    if (!named(ask).includes(record.index + 1)) return false;
    if (has) return true;
    throw new RangeError(`${name}: asks for ${kind} of segment ${record.index + 1}, which carries none`);
  });
}

function givenText(kind: CellKind, value: number | State | null): string {
  if (value === null) return '';
  return kind === 'flags' ? flagNames(Number(value)).join(',') : String(value);
}
