import * as z from 'zod';
import { STATES } from '../../../tcp/connection/state.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { microseconds } from '../../authoring/duration.ts';
import {
  durationSchema,
  misconceptionsSchema,
  runFrom,
  runShape,
  segmentNumberSchema,
} from '../../authoring/fields.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { choicesOf, varySchema } from '../../authoring/vary.ts';
import { CELL_KINDS, MOMENT_KINDS } from '../../trace/index.ts';
import { type MomentAsk, runOf } from '../../trace/run/index.ts';
import { giveAways } from './give-away.ts';
import { fillTrace } from './index.ts';
import type { Ask, FillTraceQuestion, FillTraceSpec } from './question.ts';

const KINDS = [...CELL_KINDS, ...MOMENT_KINDS] as const;
const cells = z.array(z.enum(KINDS, { error: `must be a cell: ${KINDS.join(', ')}` })).min(1);

/**
 * Which cells are blank: these cells of one segment, of several, or of every segment (of one side); or when a side's
 * call returns and what, or when a side leaves a state.
 */
const askSchema = z
  .strictObject({
    segment: segmentNumberSchema.optional(),
    segments: z
      .union([z.literal('all'), z.array(segmentNumberSchema).min(1)], {
        error: 'must be all, or a list such as [2, 3]',
      })
      .optional(),
    from: z.enum(['client', 'server']).optional(),
    call: z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }).optional(),
    leaves: z.enum(STATES, { error: `must be a state: ${STATES.join(', ')}` }).optional(),
    side: z.enum(['client', 'server']).optional(),
    /** Which of several such calls or changes, counted from 1. */
    nth: z.int().min(1).optional(),
    cells,
    /** Lets a cell shown further down give these away, where reading it off is what is asked. */
    givenAway: z.boolean().optional(),
  })
  .superRefine((ask, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    const { segment: one, segments, from, call, leaves, side, nth } = ask;
    const named = [one, segments, call, leaves].filter((value) => value !== undefined);
    if (named.length !== 1) {
      say(
        'must have one of "segment: 2", "segments: [2, 3]", "segments: all", "call: connect", "leaves: TIME-WAIT"',
      );
      return;
    }
    const moment = call !== undefined || leaves !== undefined;
    if (moment && side === undefined) say('"call" and "leaves" need "side: client" or "side: server"');
    if (moment && from !== undefined) say('"from" belongs to "segments"; a call or state has "side"');
    if (!moment && (side ?? nth) !== undefined) say('"side" and "nth" belong to "call" and "leaves"');
    const fitting = !moment ? CELL_KINDS : call === undefined ? (['time'] as const) : MOMENT_KINDS;
    for (const kind of ask.cells) {
      if (!fitting.some((known) => known === kind))
        say(`has no cell "${kind}" there; there are ${fitting.join(', ')}`);
    }
  });

/** What an author writes for one exercise of the kind fill-trace. */
export const fillTraceSchema = z.strictObject({
  kind: z.literal('fill-trace'),
  ...aboutShape,
  ...runShape,
  /** First and last segment shown, counted from 1; `end` is the run's last. Everything when left out. */
  show: z.tuple([segmentNumberSchema, z.union([segmentNumberSchema, z.literal('end')])]).optional(),
  /** Shows both sides' states although none is asked. */
  states: z.boolean().optional(),
  ask: z.array(askSchema).min(1),
  /** A time is right when it is less than this off; 10ms when left out. */
  precision: durationSchema.optional(),
  /** What of the run is drawn anew for each variant, besides ISNs. */
  vary: varySchema.optional(),
  /** How many of the cells asked are blank in one variant, drawn anew for each; all of them when left out. */
  blanks: z.int().min(1).optional(),
  misconceptions: misconceptionsSchema.optional(),
});

/** An exercise of the kind fill-trace as its author writes it. */
export type FillTraceFile = z.infer<typeof fillTraceSchema>;

/** How far off a time may be when the author does not say, µs. */
const PRECISION = 10_000;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function fillTraceSpec(file: FillTraceFile, scenario: Scenario, name: string): FillTraceSpec {
  return {
    name: `Exercise ${name}`,
    ...runFrom(file, scenario),
    show: file.show ? [file.show[0], file.show[1] === 'end' ? null : file.show[1]] : null,
    states: file.states ?? false,
    ask: file.ask.flatMap(segmentAsk),
    moments: file.ask.flatMap(momentAsk),
    precision: (file.precision === undefined ? null : microseconds(file.precision)) ?? PRECISION,
    vary: file.vary ? choicesOf(file.vary) : null,
    blanks: file.blanks ?? null,
    misconceptions: file.misconceptions ?? [],
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

/** How an author writes a trace with blanks. */
export const authoredFillTrace = {
  kind: fillTrace,
  schema: fillTraceSchema,
  spec: (file, library, name) => fillTraceSpec(file, library(file.scenario), name),
  // A delay that a seed draws stands with the variant.
  delay: ({ delay, scenario }) => (delay === null ? scenario.delay : null),
  faults: (_, question, { ask }) =>
    giveAways(runOf(question), ask, question).map(({ blank, shown }) => ({
      field: 'ask',
      what: `the blank cell ${blank} can be read off the cell ${shown}, which is shown`,
      todo: `Ask for ${shown} too, show fewer segments, or say "givenAway: true" in the ask that names ${blank}.`,
    })),
} satisfies AuthoredKind<FillTraceFile, FillTraceSpec, FillTraceQuestion>;
