import { describe, expect, it } from 'vitest';
import { findFault, solve } from '../../../../src/exercises/kinds/find-fault/index.ts';
import type {
  FindFaultQuestion,
  FindFaultSpec,
} from '../../../../src/exercises/kinds/find-fault/question.ts';
import type { Spoiler } from '../../../../src/exercises/kinds/find-fault/spoilers.ts';
import { scenarioOf } from '../../content.ts';
import { specOf } from './content.ts';

const variant = (spoiler: Spoiler, part: Partial<FindFaultSpec> = {}): FindFaultQuestion =>
  findFault.generate({ ...specOf('close/fault-four-way'), spoilers: [spoiler], ...part }, 11);

function rightAnswer(question: FindFaultQuestion) {
  const parsed = findFault.parse(question, findFault.sample(question, 'correct'));
  if (!parsed.ok) throw new Error('the correct sample is malformed');
  return parsed.answer;
}

describe('score', () => {
  const question = variant('ack');
  const answer = rightAnswer(question);
  const innocent = question.rows.find(({ index }) => index + 1 !== answer.segment);

  it('is a half for the segment and a quarter each for field and reason', () => {
    const otherReason = question.reasons.find((law) => law !== answer.reason) ?? answer.reason;
    const score = (part: object) => findFault.grade(question, { ...answer, ...part }).score;
    expect(score({})).toBe(1);
    expect(score({ field: 'whole' })).toBe(0.75);
    expect(score({ reason: otherReason })).toBe(0.75);
    expect(score({ field: 'whole', reason: otherReason })).toBe(0.5);
  });

  it('is nothing for another segment, and the verdict says why that one could be sent', () => {
    const verdict = findFault.grade(question, { ...answer, segment: (innocent?.index ?? 0) + 1 });
    expect(verdict.score).toBe(0);
    expect([verdict.field.right, verdict.reason.right]).toEqual([false, false]);
    expect(verdict.possible).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
  });

  it('comes with what the host meant to send', () => {
    const { intended, culprits } = solve(question);
    const row = question.rows.find(({ index }) => index + 1 === culprits[0]?.segment);
    expect(Number(row?.cells.ack)).not.toBe(intended?.ack);
    expect(Number(row?.cells.seq)).toBe(intended?.seq);
    expect(row?.cells.flags).toBe(intended?.flags);
  });
});

describe('a segment left out', () => {
  it('is told by the one that acknowledges it or by the gap it leaves: either can be blamed', () => {
    const questions = Array.from({ length: 40 }, (_, seed) =>
      findFault.generate({ ...specOf('close/fault-four-way'), spoilers: ['missing'] }, seed),
    );
    const two = questions.find((question) => solve(question).culprits.length === 2);
    if (!two) throw new Error('no variant with two culprits');
    for (const { segment, fields, laws } of solve(two).culprits) {
      const [field, reason] = [fields[0], laws[0]];
      if (!field || !reason) throw new Error('a culprit without a field or law');
      expect(findFault.grade(two, { segment, field, reason }).score).toBe(1);
    }
  });
});

describe('a segment sent too early', () => {
  it('leaves before what it acknowledges has arrived', () => {
    const question = variant('early');
    const row = question.rows.find(({ index }) => index + 1 === solve(question).culprits[0]?.segment);
    const received = question.rows.filter(
      ({ from, arrivesAt }) => from === row?.to && (arrivesAt ?? 0) <= row.sentAt,
    );
    const reach = received.map(
      ({ cells }) => Number(cells.seq) + Number(cells.len) + (/SYN|FIN/.test(cells.flags ?? '') ? 1 : 0),
    );
    expect(Number(row?.cells.ack)).toBeGreaterThan(Math.max(0, ...reach));
  });
});

describe('a breach', () => {
  it('is told in the numbers of the question', () => {
    const question = variant('seq', { numbers: 'absolute' });
    const [culprit] = solve(question).culprits;
    const row = question.rows.find(({ index }) => index + 1 === culprit?.segment);
    expect(String(culprit?.breaches[0]?.says)).toBe(row?.cells.seq);
  });
});

describe('parse', () => {
  const question = variant('flags');
  const right = rightAnswer(question);

  it('reads the number of a segment as a learner types it', () => {
    const parsed = findFault.parse(question, { ...right, segment: ` ${right.segment} ` });
    expect(parsed).toEqual({ ok: true, answer: right });
  });

  it('names every part that is missing or not offered', () => {
    expect(findFault.parse(question, { segment: '', field: 'window' })).toEqual({
      ok: false,
      problems: [
        { cell: 'segment', code: 'empty' },
        { cell: 'field', code: 'not-an-answer' },
        { cell: 'reason', code: 'empty' },
      ],
    });
    expect(findFault.parse(question, { ...right, segment: 99 })).toEqual({
      ok: false,
      problems: [{ cell: 'segment', code: 'not-an-answer' }],
    });
  });
});

describe('an author’s slip', () => {
  it('is told: segments that are not there, two connections, nothing to spoil', () => {
    const base = specOf('close/fault-four-way');
    expect(() => findFault.generate({ ...base, show: [3, 99] }, 1)).toThrow(
      'shows segments 3 to 99; its run has 1 to 11',
    );
    expect(() =>
      findFault.generate(
        { ...base, show: null, wrap: 'never', scenario: scenarioOf('handshake/old-duplicate-syn') },
        1,
      ),
    ).toThrow('more than one connection');
    expect(() => findFault.generate({ ...base, show: [7, 8] }, 1)).toThrow('nothing in segments 7 to 8');
  });
});
