import * as z from 'zod';
import { SOCKET_TOOLS } from '../../../tcp/connection/state-names.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { octetsSchema, seedSchema, segmentNumberSchema } from '../../authoring/fields.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { readSockets } from './index.ts';
import { COLUMNS, type ReadSocketsQuestion, type ReadSocketsSpec, type When } from './question.ts';

const hostSchema = z.enum(['client', 'server'], { error: 'must be a host: client, server' });
const callSchema = z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` });

/** A moment: a segment of the run is sent or arrives (counted from 1), or a host's call returns. */
const whenSchema = z.union(
  [
    z.strictObject({ sent: segmentNumberSchema }),
    z.strictObject({ arrived: segmentNumberSchema }),
    /** `nth`: which of several such calls of the host, counted from 1. */
    z.strictObject({ host: hostSchema, returned: callSchema, nth: z.int().min(1).optional() }),
  ],
  { error: 'must be a moment: "sent: 3", "arrived: 3" or "host: server, returned: accept"' },
);

/** What an author writes for one exercise of the kind read-sockets. */
export const readSocketsSchema = z
  .strictObject({
    kind: z.literal('read-sockets'),
    ...aboutShape,
    /** Id of a file in content/scenarios, under the profile `linux`. */
    scenario: z.string().min(1),
    /** The program whose output is shown. */
    tool: z.enum(SOCKET_TOOLS, { error: `must be a program: ${SOCKET_TOOLS.join(', ')}` }),
    /** Whose sockets are listed; both hosts' when left out. */
    hosts: z.array(hostSchema).min(1).max(2).optional(),
    /** Moments of which a variant takes one. */
    when: z.array(whenSchema).min(1),
    /** First segment that the question lists; what came before stands in the prompt. */
    since: segmentNumberSchema.optional(),
    /** Columns asked. `match`: which line is of which connection. */
    ask: z.union([
      z.literal('match'),
      z.array(z.enum(COLUMNS, { error: `must be a column: ${COLUMNS.join(', ')}` })).min(1),
    ]),
    /** How many of those cells are blank in one variant, drawn anew for each; all when left out. */
    blanks: z.int().min(1).optional(),
    octets: octetsSchema.optional(),
    seed: seedSchema.optional(),
  })
  .refine(({ ask, blanks }) => ask !== 'match' || blanks === undefined, {
    path: ['blanks'],
    error: 'does not belong to "ask: match", which asks for every line',
  });

/** An exercise of the kind read-sockets as its author writes it. */
export type ReadSocketsFile = z.infer<typeof readSocketsSchema>;

/** How an author writes a list of sockets to be read. */
export const authoredReadSockets = {
  kind: readSockets,
  schema: readSocketsSchema,
  spec(file, library, id) {
    const scenario = library(file.scenario);
    const name = `Exercise ${id}`;
    if (scenario.profile !== 'linux')
      throw new RangeError(
        `${name}: shows what Linux prints, and ${file.scenario} runs under ${scenario.profile}`,
      );
    return {
      name,
      scenario: { ...scenario, name: `${name} (${scenario.name})` },
      tool: file.tool,
      hosts: file.hosts ?? ['client', 'server'],
      when: file.when.map((when): When => ('returned' in when ? { ...when, nth: when.nth ?? 1 } : when)),
      ask: file.ask,
      blanks: file.blanks ?? null,
      since: file.since ?? 1,
      octets: file.octets ?? null,
    };
  },
  delay: ({ scenario }) => scenario.delay,
  faults: (file, question) => (file.ask === 'match' ? alike(question) : []),
} satisfies AuthoredKind<ReadSocketsFile, ReadSocketsSpec, ReadSocketsQuestion>;

/** Lines to be matched must differ in what they show, or nobody can tell them apart. */
function alike({ lines }: ReadSocketsQuestion): ReturnType<NonNullable<AuthoredKind['faults']>> {
  const shown = lines.map(({ host, cells }) =>
    [host, cells.state, cells['recv-q'], cells['send-q']].join(' '),
  );
  const twice = shown.find((line, i) => shown.indexOf(line) !== i);
  if (twice === undefined) return [];
  const what = `shows two lines alike: ${twice}`;
  return [
    {
      field: 'when',
      what,
      todo: 'Take a moment at which every connection differs in its state or its queues.',
    },
  ];
}
