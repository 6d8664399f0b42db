import { describe, expect, it } from 'vitest';
import { FIELDS, findFault, LAW_IDS, solve } from '../../../../src/exercises/kinds/find-fault/index.ts';
import type { FindFaultQuestion } from '../../../../src/exercises/kinds/find-fault/question.ts';
import { simulate } from '../../../../src/tcp/index.ts';
import { EXERCISES, specOf } from './content.ts';

const SEEDS = Array.from({ length: 60 }, (_, i) => (i * 0x9e37_79b1) >>> 0);

function printed(question: FindFaultQuestion): string {
  const rows = question.rows.map(
    ({ index, from, sentAt, arrivesAt, cells, fate }) =>
      `#${index + 1} ${from} ${cells.flags} SEQ ${cells.seq} ACK ${cells.ack} LEN ${cells.len} @${sentAt}->${arrivesAt} ${fate}`,
  );
  return [`seed ${question.seed}`, ...rows, JSON.stringify(solve(question))].join('\n');
}

function gradeSample(question: FindFaultQuestion, sort: 'correct' | 'incorrect') {
  const parsed = findFault.parse(question, findFault.sample(question, sort));
  if (!parsed.ok) throw new Error(`${sort} sample is malformed\n${printed(question)}`);
  return findFault.grade(question, parsed.answer);
}

describe.each(EXERCISES)('%s, over many seeds', (id) => {
  const spec = specOf(id);
  const questions = SEEDS.map((seed) => findFault.generate(spec, seed));

  it('gives full marks to who names segment, field and law', () => {
    for (const question of questions)
      expect(gradeSample(question, 'correct').score, printed(question)).toBe(1);
  });

  it('gives less to a wrong segment, field or law', () => {
    for (const question of questions) {
      const verdict = gradeSample(question, 'incorrect');
      expect(verdict.score, printed(question)).toBeLessThan(1);
      expect(verdict.score).toBe(verdict.segment.right ? 0.75 : 0);
      expect(verdict.possible === null).toBe(verdict.segment.right);
    }
  });

  it('gives full marks to every field and reason of one breach, and to none of two', () => {
    for (const question of questions) {
      const { culprits, spoiler } = solve(question);
      const written = FIELDS.find((field) => field === spoiler) ?? 'whole';
      for (const { segment, breaches } of culprits)
        for (const field of FIELDS)
          for (const reason of question.reasons) {
            const broken = breaches.filter(({ law }) => law === reason);
            const ofOne =
              broken.length > 0 && (field === written || broken.some((breach) => breach.field === field));
            const { score } = findFault.grade(question, { segment, field, reason });
            expect(score === 1, `#${segment} ${field} ${reason}\n${printed(question)}`).toBe(ofOne);
          }
    }
  });

  it('refuses what is no answer and names the part', () => {
    for (const question of questions) {
      const parsed = findFault.parse(question, findFault.sample(question, 'invalid'));
      expect(parsed.ok, printed(question)).toBe(false);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    }
  });

  it('blames one segment, or two where either can be blamed, and shows them', () => {
    for (const question of questions) {
      const { culprits, spoiler } = solve(question);
      const shown = question.rows.map(({ index }) => index + 1);
      expect([1, 2]).toContain(culprits.length);
      if (spoiler !== 'missing' && spoiler !== 'early') expect(culprits.length).toBe(1);
      for (const { segment } of culprits) expect(shown, printed(question)).toContain(segment);
    }
  });

  it('shows a true run up to the fault: what the model sends there is something else', () => {
    for (const question of questions) {
      const truth = simulate(question.scenario, { seed: question.seed }).segments;
      const { culprits, spoiler, intended } = solve(question);
      if (spoiler === 'missing' || spoiler === 'early') continue;
      const at = (culprits[0]?.segment ?? 0) - 1;
      const before = question.rows.filter(({ index }) => index < at);
      for (const { index, sentAt, from } of before)
        expect([truth[index]?.sentAt, truth[index]?.from], printed(question)).toEqual([sentAt, from]);
      const row = question.rows.find(({ index }) => index === at);
      if (intended) expect([row?.from, row?.sentAt]).toEqual([truth[at]?.from, truth[at]?.sentAt]);
      else expect(truth.some(({ sentAt, from }) => sentAt === row?.sentAt && from === row.from)).toBe(false);
    }
  });

  it('offers four reasons or more, the broken laws among them and at least two that hold', () => {
    for (const question of questions) {
      const laws = solve(question).culprits.flatMap((culprit) => culprit.laws);
      expect(question.reasons.length).toBeGreaterThanOrEqual(4);
      expect(new Set(question.reasons).size).toBe(question.reasons.length);
      for (const law of laws) expect(question.reasons).toContain(law);
      expect(question.reasons.filter((law) => !laws.includes(law)).length).toBeGreaterThanOrEqual(2);
      for (const law of question.reasons) expect(LAW_IDS).toContain(law);
    }
  });

  it('does not tell the fault: no row is marked, no number is negative', () => {
    for (const question of questions) {
      expect(JSON.stringify(question.rows)).not.toMatch(/injected|wire|because|cause/);
      for (const { cells, repeats } of question.rows) {
        expect(repeats).toBeNull();
        expect(`${cells.seq}${cells.ack}`, printed(question)).not.toContain('-');
      }
    }
  });

  it('draws more than one way to spoil and more than one segment', () => {
    const solutions = questions.map((question) => solve(question));
    expect(new Set(solutions.map(({ spoiler }) => spoiler)).size).toBeGreaterThan(2);
    expect(new Set(solutions.map(({ culprits }) => culprits[0]?.segment)).size).toBeGreaterThan(1);
  });

  it('depends on the seed alone, and survives JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    for (const [i, seed] of SEEDS.slice(0, 40).entries())
      expect(findFault.generate(structuredClone(spec), seed)).toEqual(questions[i]);
  });
});
