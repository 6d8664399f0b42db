import { simulate } from '../../../tcp/index.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Transcript } from '../../../tcp/simulator/transcript.ts';
import { predicateHolds } from '../../authoring/claims/holds.ts';
import type { Score } from '../../kind.ts';
import { drawnPanels, evidenceOf, type KnownPanel, linesMeant } from './evidence.ts';
import type { Cause, Fix, IncidentAnswer, IncidentQuestion, Panel } from './question.ts';

/** A cause judged. */
export interface CauseVerdict {
  readonly id: string;
  readonly right: boolean;
  /** The lines that contradict it. */
  readonly against: readonly string[];
}

/** A fix judged by the story with it in place. */
export interface FixVerdict {
  readonly id: string;
  readonly helps: boolean;
  /** What the same programs print then. */
  readonly after: readonly Panel[];
}

/** Everything that is right, and what contradicts the rest. */
export interface IncidentSolution {
  readonly causes: readonly CauseVerdict[];
  /** Lines that prove the cause, those that do for one another together; and lines that may stand beside them. */
  readonly proof: readonly (readonly string[])[];
  readonly supports: readonly string[];
}

/** `alone`: what is marked goes with the cause, and does not prove it. */
export interface ProofVerdict {
  readonly right: boolean;
  readonly lines: Readonly<Record<string, 'right' | 'wrong' | 'alone'>>;
}

/** An answer judged as far as it goes; the score is the share of the three steps that are right. */
export interface IncidentVerdict extends Score {
  readonly cause: CauseVerdict;
  readonly proof: ProofVerdict | null;
  readonly fix: FixVerdict | null;
}

/** Judges an answer by the run of the story, and by the run with the fix. */
export function grade(question: IncidentQuestion, { cause, proof, fix }: IncidentAnswer): IncidentVerdict {
  const { panels } = knownOf(question);
  const verdict = {
    cause: judgeCause(named(question.causes, cause), question),
    proof: proof && judgeProof(proof, question, panels),
    fix: fix === null ? null : judgeFix(named(question.fixes, fix), question),
  };
  const steps = [verdict.cause.right, verdict.proof?.right, verdict.fix?.helps];
  return { ...verdict, score: steps.filter((right) => right === true).length / steps.length };
}

/** Runs the model and returns which cause is right, and which lines prove it. */
export function solve(question: IncidentQuestion): IncidentSolution {
  const { panels } = knownOf(question);
  return {
    causes: question.causes.map((cause) => judgeCause(cause, question)),
    proof: proofOf(question, panels),
    supports: linesMeant(panels, question.supports),
  };
}

/** Tries a fix: whether the symptom is gone from the run, and what the programs print. */
export function judgeFix(fix: Fix, question: IncidentQuestion): FixVerdict {
  const { fixes } = knownOf(question);
  const verdict = fixes.get(fix.id) ?? runWith(fix, question);
  fixes.set(fix.id, verdict);
  return verdict;
}

function runWith(fix: Fix, question: IncidentQuestion): FixVerdict {
  const { seed, symptom, evidence } = question;
  const scenario = fixedScenario(fix, question);
  return {
    id: fix.id,
    helps: !predicateHolds(symptom, simulate(scenario, { seed })),
    after: drawnPanels(evidenceOf(scenario, seed, evidence)),
  };
}

/** Returns the story with a fix in place. */
export function fixedScenario(fix: Fix, question: Pick<IncidentQuestion, 'scenario'>): Scenario {
  const scenario = fix.scenario ?? question.scenario;
  const of = (side: 'client' | 'server') => ({ ...scenario.overrides?.[side], ...fix.overrides[side] });
  return { ...scenario, overrides: { client: of('client'), server: of('server') } };
}

function judgeCause({ id, holds, against }: Cause, question: IncidentQuestion): CauseVerdict {
  const { run, panels } = knownOf(question);
  const right = predicateHolds(holds, run);
  return { id, right, against: right ? [] : linesMeant(panels, against) };
}

function judgeProof(
  chosen: readonly string[],
  question: IncidentQuestion,
  panels: readonly KnownPanel[],
): ProofVerdict {
  const proof = proofOf(question, panels);
  const supports = linesMeant(panels, question.supports);
  const whole = proof.every((alike) => alike.some((id) => chosen.includes(id)));
  const mark = (id: string) => {
    if (proof.flat().includes(id)) return 'right';
    if (!supports.includes(id)) return 'wrong';
    return whole ? 'right' : 'alone';
  };
  const lines = Object.fromEntries(chosen.map((id) => [id, mark(id)] as const));
  return { right: whole && Object.values(lines).every((one) => one === 'right'), lines };
}

function proofOf({ proof }: IncidentQuestion, panels: readonly KnownPanel[]): IncidentSolution['proof'] {
  return proof.map((words) => linesMeant(panels, [words]));
}

/** What is known of a question: it is kept with it, which is checked again and again. */
interface Known {
  readonly run: Transcript;
  readonly panels: readonly KnownPanel[];
  readonly fixes: Map<string, FixVerdict>;
}

const known = new WeakMap<IncidentQuestion, Known>();

function knownOf(question: IncidentQuestion): Known {
  const kept = known.get(question);
  if (kept) return kept;
  const { scenario, seed, evidence } = question;
  const run = simulate(scenario, { seed });
  const made = { run, panels: evidenceOf(scenario, seed, evidence), fixes: new Map() };
  known.set(question, made);
  return made;
}

function named<Named extends { readonly id: string }>(all: readonly Named[], id: string): Named {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`there is no "${id}"; parse() refuses such answers`);
  return found;
}
