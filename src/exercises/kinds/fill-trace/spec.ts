import { isSysctl } from '../../../tcp/profile/sysctl.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { microseconds } from '../../authoring/duration.ts';
import { CELL_KINDS, MOMENT_KINDS } from '../../trace/index.ts';
import type { MomentAsk, RunChoices } from '../../trace/run/index.ts';
import type { Ask, FillTraceSpec } from './question.ts';
import type { FillTraceFile, VaryFile } from './schema.ts';

/** How far off a time may be when the author does not say, µs. */
const PRECISION = 10_000;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function fillTraceSpec(file: FillTraceFile, scenario: Scenario, name: string): FillTraceSpec {
  return {
    name: `Exercise ${name}`,
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ? [file.show[0], file.show[1] === 'end' ? null : file.show[1]] : null,
    states: file.states ?? false,
    ask: file.ask.flatMap(segmentAsk),
    moments: file.ask.flatMap(momentAsk),
    precision: (file.precision === undefined ? null : microseconds(file.precision)) ?? PRECISION,
    vary: file.vary ? choicesOf(file.vary) : null,
    blanks: file.blanks ?? null,
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
    tells: file.tells ?? [],
  };
}

type AskFile = FillTraceFile['ask'][number];

function segmentAsk({ segment, segments, from, cells, givenAway }: AskFile): Ask[] {
  if ((segment ?? segments) === undefined) return [];
  const kinds = CELL_KINDS.filter((kind) => cells.includes(kind));
  return [{ segment, segments, from, cells: kinds, ...(givenAway === undefined ? {} : { givenAway }) }];
}

function momentAsk({ call, leaves, side, nth = 1, cells }: AskFile): MomentAsk[] {
  const name = call ?? leaves;
  if (name === undefined || side === undefined) return [];
  const what = call === undefined ? 'leaves' : 'returns';
  return [{ side, what, name, nth, cells: MOMENT_KINDS.filter((kind) => cells.includes(kind)) }];
}

function choicesOf({ delay = [], client = {}, server = {}, count = [] }: VaryFile): RunChoices {
  const params = (
    [
      ['client', client],
      ['server', server],
    ] as const
  ).flatMap(([side, choices]) =>
    Object.entries(choices).flatMap(([name, values]) => (isSysctl(name) ? [{ side, name, values }] : [])),
  );
  return { delay: delay.map((text) => microseconds(text) ?? 0), params, count };
}
