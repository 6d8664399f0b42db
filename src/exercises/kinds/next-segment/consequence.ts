import { PSH } from '../../../tcp/segment.ts';
import type { HostId, SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import { type Fields, numberOnWire, type WhatIf, whatIf, whatIfSent } from '../../what-if/index.ts';
import { ownChoice } from './choices.ts';
import { grade } from './grade.ts';
import type { NextSegmentAnswer, NextSegmentQuestion } from './question.ts';
import { written } from './written.ts';

/**
 * Plays a wrong answer into the model's true peer and returns the rest of that run; null when the answer is right.
 * Throws when the moment belongs to no connection, so that there is nobody to send to.
 */
export function consequence(question: NextSegmentQuestion, answer: NextSegmentAnswer): WhatIf | null {
  if (grade(question, answer).score === 1) return null;
  const { scenario, seed, you } = question;
  const { record, point } = ownChoice(question);
  if (record && !answer.sends) return whatIf(scenario, seed, record.index, 'nothing');
  if (!answer.sends) return null;
  const fields = absolute(question, answer, record);
  if (record) return whatIf(scenario, seed, record.index, fields);
  if (!point.ports) throw new RangeError(`${scenario.name}: the moment belongs to no connection`);
  return whatIfSent(scenario, seed, { from: you, at: point.at, ports: point.ports }, fields);
}

/** Returns an answer as it stands on the wire, PSH as the host would set it. */
function absolute(
  question: NextSegmentQuestion,
  answer: Extract<NextSegmentAnswer, { sends: true }>,
  record: SegmentRecord | null,
): Fields {
  const { you, numbers } = question;
  const peer = you === 'client' ? 'server' : 'client';
  const right = record && written(record, 'absolute');
  return {
    flags: answer.flags | ((record?.segment.flags ?? 0) & PSH),
    seq: numberOnWire(answer.seq, numbers, isnOf(question, you), right?.seq ?? null),
    ack:
      answer.ack === null ? 0 : numberOnWire(answer.ack, numbers, isnOf(question, peer), right?.ack ?? null),
    len: answer.len,
  };
}

/** Returns the ISN a relative number of a side counts from, also where the learner's side does not know it yet. */
function isnOf({ isns, scenario }: NextSegmentQuestion, side: HostId): number {
  return isns[side] ?? scenario.isns?.find((choice) => choice.side === side)?.isn ?? 0;
}
