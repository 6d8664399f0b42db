import type { Failure } from '../../../tcp/misconceptions/index.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import { flagNames } from '../../../tcp/segment.ts';
import { seqAdd, seqDiff } from '../../../tcp/sequence.ts';
import type { Score } from '../../kind.ts';
import type { WhatIf } from '../../what-if/index.ts';
import { drawFault, type Fault, faultyFields } from './draw.ts';
import type { Breach, Field, LawId } from './laws.ts';
import type { FindFaultAnswer, FindFaultQuestion } from './question.ts';
import type { Spoiler } from './spoilers.ts';

/** A segment that can be blamed, with everything about it that is a right answer. */
export interface Culprit {
  /** As shown, counted from 1. */
  readonly segment: number;
  /** What was spoiled first, then what else a breach is about. */
  readonly fields: readonly Field[];
  readonly laws: readonly LawId[];
  /** What it breaks, in the question's numbers. */
  readonly breaches: readonly Breach[];
}

/** What a true host sends, in the question's numbers. */
export interface Intended {
  /** `SYN,ACK`. */
  readonly flags: string;
  readonly seq: number;
  readonly ack: number;
}

/** Where the fault is, and what came of it. */
export interface FaultSolution {
  readonly spoiler: Spoiler;
  readonly culprits: readonly Culprit[];
  /** What the host meant to send, where a field was written wrong, and where a segment was left out or moved. */
  readonly intended: Intended | null;
  /** What the other side made of it; null where nothing was noticed. `segment` is an index, counted from 0. */
  readonly failure: Failure | null;
}

/** One part of an answer judged. */
export interface Part<Value> {
  readonly given: Value;
  readonly right: boolean;
}

/** An answer judged. Field and reason count only for a segment that can be blamed, and together only for one breach. */
export interface FindFaultVerdict extends Score {
  readonly segment: Part<number>;
  readonly field: Part<Field>;
  readonly reason: Part<LawId>;
  /** Why the segment that was named could be sent; null when it could not. */
  readonly possible: RuleId | null;
  readonly solution: FaultSolution;
}

const faults = new WeakMap<FindFaultQuestion, Fault>();

/** Draws a question's fault again, once. */
function faultOf(question: FindFaultQuestion): Fault {
  const fault = faults.get(question) ?? drawFault(question, `Scenario ${question.scenario.name}`);
  faults.set(question, fault);
  return fault;
}

/** Runs the model and returns where the fault is. */
export function solve(question: FindFaultQuestion): FaultSolution {
  const fault = faultOf(question);
  const { spoil, failure } = fault;
  const blamed = [...new Set(fault.breaches.map(({ segment }) => segment))];
  const culprits = blamed.map((index): Culprit => {
    const own = fault.breaches.filter(({ segment }) => segment === index);
    return {
      segment: index + 1,
      fields: faultyFields(fault, index),
      laws: [...new Set(own.map(({ law }) => law))],
      breaches: own.map((breach) => inNumbers(question, fault, breach)),
    };
  });
  return { spoiler: spoil.spoiler, culprits, intended: intendedBy(question, fault), failure };
}

/** Returns the run with the faulty segment on the wire, as it is shown; null where the fault is one of the trace alone. */
export function faultyRun(question: FindFaultQuestion): WhatIf | null {
  return faultOf(question).outcome;
}

function intendedBy({ numbers, isns }: FindFaultQuestion, { spoil, truth }: Fault): Intended | null {
  const record = spoil.spoiler === 'extra' ? undefined : truth.segments[spoil.segment];
  if (!record) return null;
  const { from, to, segment } = record;
  const written = (number: number, isn: number) => (numbers === 'absolute' ? number : seqDiff(number, isn));
  return {
    flags: flagNames(segment.flags).join(','),
    seq: written(segment.seq, isns[from]),
    ack: written(segment.ack, isns[to]),
  };
}

/** What each part of an answer is worth. */
export const WEIGHTS = { segment: 0.5, field: 0.25, reason: 0.25 } as const;

/**
 * Judges an answer: half for a segment that can be blamed, a quarter each for what of it is wrong and for the law it
 * breaks.
 */
export function grade(question: FindFaultQuestion, answer: FindFaultAnswer): FindFaultVerdict {
  const solution = solve(question);
  const culprit = solution.culprits.find(({ segment }) => segment === answer.segment);
  const field = culprit?.fields.includes(answer.field) ?? false;
  const broken = culprit?.laws.includes(answer.reason) ?? false;
  const reason = broken && (!field || isOneBreach(culprit, answer.field, answer.reason));
  const named = faultOf(question).trace.segments[answer.segment - 1];
  return {
    segment: { given: answer.segment, right: culprit !== undefined },
    field: { given: answer.field, right: field },
    reason: { given: answer.reason, right: reason },
    possible: culprit ? null : (named?.because ?? null),
    solution,
    score: (culprit ? WEIGHTS.segment : 0) + (field ? WEIGHTS.field : 0) + (reason ? WEIGHTS.reason : 0),
  };
}

/** Tells whether a field and a law belong together: what was spoiled breaks every law, another field its own. */
export function isOneBreach(culprit: Culprit | undefined, field: string, law: string): boolean {
  return (
    culprit?.breaches.some(
      (breach) => breach.law === law && (field === culprit.fields[0] || field === breach.field),
    ) ?? false
  );
}

/** Returns a breach in the numbers the question is written in. */
function inNumbers(question: FindFaultQuestion, { trace }: Fault, breach: Breach): Breach {
  const record = trace.segments[breach.segment];
  if (question.numbers === 'relative' || !record) return breach;
  const isn = question.isns[breach.field === 'ack' ? record.to : record.from];
  const absolute = (number: number | null) => (number === null ? null : seqAdd(isn, number));
  return { ...breach, says: absolute(breach.says), allows: absolute(breach.allows) };
}
