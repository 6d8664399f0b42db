import * as z from 'zod';
import { STATES } from '../../../tcp/connection/state.ts';
import { COUNTER_NAMES, simulate } from '../../../tcp/index.ts';
import type { AuthoredKind, AuthorFault, ExerciseTexts, Library } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { predicateHolds } from '../../authoring/claims/holds.ts';
import {
  countSchema,
  groundsShape,
  predicateSchema,
  segmentWords,
  timeSchema,
} from '../../authoring/claims/schema.ts';
import { type GroundsTexts, groundsTexts, named, type Statement } from '../../authoring/claims/statement.ts';
import { whatHolds, whyNot } from '../../authoring/claims/why-not.ts';
import { microseconds } from '../../authoring/duration.ts';
import { durationSchema, octetsSchema, seedSchema, wordsSchema } from '../../authoring/fields.ts';
import { quoted, type Units } from '../../authoring/reference.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { compileOverrides, overridesSchema } from '../../authoring/scenario/overrides.ts';
import { choicesOf, varySchema } from '../../authoring/vary.ts';
import { evidenceOf, linesMeant } from './evidence.ts';
import { fixedScenario, judgeFix, solve } from './grade.ts';
import { incident } from './index.ts';
import { type IncidentQuestion, type IncidentSpec, type LineWords, TOOLS } from './question.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a name such as full-queue' });
const KNOWN = [...CALL_NAMES, ...COUNTER_NAMES] as const;

/** What a program prints of a host, up to a moment. */
const panelSchema = z.strictObject({
  id,
  tool: z.enum(TOOLS, { error: `must be a program: ${TOOLS.join(', ')}` }),
  host: z.enum(['client', 'server'], { error: 'must be a host: client, server' }),
  /** Leaves out what a log or a capture has before. */
  from: durationSchema.optional(),
  at: durationSchema,
  /** The calls a log has, or the counters printed though they stand still. */
  only: z
    .array(z.enum(KNOWN, { error: `must be calls or counters: ${KNOWN.join(', ')}` }))
    .min(1)
    .optional(),
});

/** Which lines are meant. */
const lineSchema = z.strictObject({
  panel: id,
  state: z.enum(STATES, { error: `must be a state: ${STATES.join(', ')}` }).optional(),
  recvQ: countSchema.optional(),
  sendQ: countSchema.optional(),
  full: z.boolean().optional(),
  unmatched: z.boolean().optional(),
  counter: z.enum(COUNTER_NAMES as [string, ...string[]]).optional(),
  value: countSchema.optional(),
  call: z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }).optional(),
  result: z.union([z.string(), z.int(), z.null()]).optional(),
  takes: timeSchema.optional(),
  segment: segmentWords.optional(),
});

const { source } = groundsShape;

const causeSchema = z.strictObject({
  id,
  text: wordsSchema,
  right: z.boolean(),
  /** What the run does if it is the cause. */
  holds: predicateSchema,
  /** Why it is the cause, or what of the evidence contradicts it. */
  reason: wordsSchema,
  /** The lines that contradict it. */
  against: z.array(lineSchema).min(1).optional(),
  source,
});

const fixSchema = z.strictObject({
  id,
  text: wordsSchema,
  helps: z.boolean(),
  /** The story with the fix, where it changes what the programs do; its own when left out. */
  scenario: z.string().min(1).optional(),
  overrides: z
    .strictObject({ client: overridesSchema.optional(), server: overridesSchema.optional() })
    .optional(),
  reason: wordsSchema,
  source,
});

/** What an author writes for one exercise of the kind incident. */
export const incidentSchema = z
  .strictObject({
    kind: z.literal('incident'),
    ...aboutShape,
    /** Id of a file in content/scenarios, under the profile `linux`. */
    scenario: z.string().min(1),
    octets: octetsSchema.optional(),
    vary: varySchema.optional(),
    evidence: z.array(panelSchema).min(1),
    causes: z.array(causeSchema).min(3),
    /** What proves the cause, together: a line of each. `supports`: lines that may be marked beside them. */
    proof: z.array(lineSchema).min(1),
    supports: z.array(lineSchema).min(1).optional(),
    /** Why such a line proves it. */
    proves: wordsSchema,
    /** What is wrong in the story: the fix has to end it. */
    symptom: predicateSchema,
    fixes: z.array(fixSchema).min(3),
    seed: seedSchema.optional(),
  })
  .superRefine(({ causes, fixes, evidence, proof, supports = [] }, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (causes.filter(({ right }) => right).length !== 1) say('causes', 'must have one that is right');
    if (!fixes.some(({ helps }) => helps)) say('fixes', 'must have one that helps');
    if (fixes.every(({ helps }) => helps)) say('fixes', 'must have one that does not help');
    for (const [path, list] of Object.entries({ causes, fixes, evidence })) {
      if (new Set(list.map((one) => one.id)).size < list.length)
        say(path, 'must have an id each of their own');
    }
    const panels = evidence.map((panel) => panel.id);
    const named = { proof, supports, causes: causes.flatMap(({ against = [] }) => against) };
    for (const [path, lines] of Object.entries(named)) {
      const unknown = lines.find(({ panel }) => !panels.includes(panel));
      if (unknown) say(path, `names the panel "${unknown.panel}"; there are ${panels.join(', ')}`);
    }
  });

/** An exercise of the kind incident as its author writes it. */
export type IncidentFile = z.infer<typeof incidentSchema>;

/** One language's sentences of a cause or a fix. */
interface OptionTexts extends GroundsTexts {
  readonly text: string;
  readonly reason: string;
}

/** One language's sentences of an incident. */
export interface IncidentTexts extends ExerciseTexts {
  readonly causes: Readonly<Record<string, OptionTexts>>;
  readonly fixes: Readonly<Record<string, OptionTexts>>;
  readonly proves: string;
}

function spec(file: IncidentFile, library: Library, exercise: string): IncidentSpec {
  const name = `Exercise ${exercise}`;
  const scenario = library(file.scenario);
  if (scenario.profile !== 'linux')
    throw new RangeError(
      `${name}: shows what Linux prints, and ${file.scenario} runs under ${scenario.profile}`,
    );
  return {
    name,
    scenario,
    octets: file.octets ?? null,
    vary: file.vary ? choicesOf(file.vary) : null,
    evidence: file.evidence.map(({ from, at, only, ...panel }) => ({
      ...panel,
      from: from === undefined ? 0 : (microseconds(from) ?? 0),
      at: microseconds(at) ?? 0,
      only: only ?? null,
    })),
    causes: file.causes.map(({ id: cause, holds, against }) => ({
      id: cause,
      holds,
      against: (against ?? []).map(lineWords),
    })),
    proof: file.proof.map(lineWords),
    supports: (file.supports ?? []).map(lineWords),
    symptom: file.symptom,
    fixes: file.fixes.map(({ id: fix, scenario: own, overrides = {} }) => ({
      id: fix,
      scenario: own === undefined ? null : library(own),
      overrides: {
        ...(overrides.client ? { client: compileOverrides(overrides.client) } : {}),
        ...(overrides.server ? { server: compileOverrides(overrides.server) } : {}),
      },
    })),
  };
}

function lineWords({ result, ...words }: z.infer<typeof lineSchema>): LineWords {
  if (result === undefined) return words;
  if (isResult(result)) return { ...words, result };
  throw new RangeError(`no call returns "${result}"`);
}

function isResult(value: string | number | null): value is NonNullable<LineWords['result']> | null {
  return typeof value !== 'string' || /^(ok|eof|timeout|E[A-Z0-9]+)$/.test(value);
}

function texts(file: IncidentFile, locale: 'en' | 'zh-cn', library: Library, units: Units): IncidentTexts {
  const fill = quoted(file, library, units);
  const of = (one: IncidentFile['causes'][number] | IncidentFile['fixes'][number]): OptionTexts => ({
    text: fill(one.text[locale]),
    reason: fill(one.reason[locale]),
    ...groundsTexts([], one.source),
  });
  return {
    title: file.title[locale],
    prompt: fill(file.prompt[locale]),
    causes: Object.fromEntries(file.causes.map((cause) => [cause.id, of(cause)])),
    fixes: Object.fromEntries(file.fixes.map((fix) => [fix.id, of(fix)])),
    proves: fill(file.proves[locale]),
  };
}

function statements({ scenario: run, causes }: IncidentFile): Statement[] {
  return causes.map(({ id: cause, right, holds, source: read }) => ({
    what: `the reason of cause "${cause}"`,
    profile: 'linux',
    claim: right ? { run, holds } : { not: { run, holds } },
    source: read ?? null,
  }));
}

const RUN_DECIDES = 'The run decides: change what is said of it, or the claim.';

/** Returns what a variant shows to be wrong with its file. */
function faults(file: IncidentFile, question: IncidentQuestion): AuthorFault[] {
  const { seed, scenario, symptom } = question;
  const run = simulate(scenario, { seed });
  const solution = solve(question);
  const fault = (field: string, what: string, todo = RUN_DECIDES): AuthorFault => ({ field, what, todo });
  const claimed = (holds: IncidentFile['symptom']) => ({ run: 'the story', holds });
  return [
    ...file.causes.flatMap(({ id: cause, right, holds, against }) => {
      const found = solution.causes.find((one) => one.id === cause);
      const why = () =>
        named(`cause "${cause}"`, () => (right ? whyNot : whatHolds)(claimed(holds), () => run)).join('; ');
      if (found?.right !== right) return [fault('causes', `cause "${cause}" says right: ${right}; ${why()}`)];
      const unmet = against !== undefined && found.against.length === 0 && !right;
      return unmet ? [fault('causes', `no line of the evidence contradicts the cause "${cause}"`)] : [];
    }),
    ...(predicateHolds(symptom, run) ? [] : [fault('symptom', 'the story does not show the symptom')]),
    ...solution.proof.flatMap((alike, i) =>
      alike.length > 0 ? [] : [fault('proof', `no line of the evidence is number ${i + 1} of the proof`)],
    ),
    ...file.fixes.flatMap(({ id: fix, helps }) => fixFaults(fix, helps, question)),
  ];
}

function fixFaults(id: string, helps: boolean, question: IncidentQuestion): AuthorFault[] {
  const fix = question.fixes.find((one) => one.id === id);
  if (fix === undefined) return [];
  const { helps: does } = judgeFix(fix, question);
  const fault = (what: string): AuthorFault[] => [{ field: 'fixes', what, todo: RUN_DECIDES }];
  if (does !== helps)
    return fault(`fix "${id}" says helps: ${helps}, but with it the symptom ${does ? 'is gone' : 'stays'}`);
  if (!helps) return [];
  const { seed, evidence, proof } = question;
  const panels = evidenceOf(fixedScenario(fix, question), seed, evidence);
  const stays = proof.every((words) => linesMeant(panels, [words]).length > 0);
  return stays ? fault(`with fix "${id}" the lines that prove the cause stay`) : [];
}

/** How an author writes an incident. */
export const authoredIncident = {
  kind: incident,
  schema: incidentSchema,
  spec,
  delay: ({ scenario }) => scenario.delay,
  texts,
  statements,
  faults,
} satisfies AuthoredKind<IncidentFile, IncidentSpec, IncidentQuestion>;
