/** What learners write by hand, and the misconception it shows. */

import { describe, expect, it } from 'vitest';
import { report } from '../../../../src/components/exercise/kinds/fill-trace/report.tsx';
import { findFailure, trueRun } from '../../../../src/exercises/diagnosis/index.ts';
import {
  cellsByMisconception,
  diagnose,
  fillTrace,
  solve,
} from '../../../../src/exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../src/exercises/kinds/fill-trace/question.ts';
import { readCellId } from '../../../../src/exercises/trace/index.ts';
import { cellValue } from '../../../../src/exercises/trace/run/index.ts';
import { dictionary } from '../../../../src/i18n/index.ts';
import { reportOn, wordsIn } from '../../../components/exercise/words-in.ts';
import { EXERCISES, printed, specOf, specWith } from '../../content.ts';

/** The right answer as typed, with some cells written otherwise. */
function typed(question: FillTraceQuestion, changes: Readonly<Record<string, string | number>>) {
  const right = fillTrace.sample(question, 'correct') as Record<string, string>;
  return {
    ...right,
    ...Object.fromEntries(Object.entries(changes).map(([id, value]) => [id, String(value)])),
  };
}

function named(question: FillTraceQuestion, changes: Readonly<Record<string, string | number>>) {
  const parsed = fillTrace.parse(question, typed(question, changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return diagnose(question, fillTrace.grade(question, parsed.answer).cells)?.id ?? null;
}

const valueAt = (question: FillTraceQuestion, id: string) => {
  const { value } = solve(question).find((solution) => solution.id === id)!;
  return typeof value === 'number' ? value : Number.NaN;
};

describe('the four-way close in relative numbers', () => {
  const question = fillTrace.generate(specOf('close/four-way-numbers'), 1);
  const at = (id: string) => valueAt(question, id);

  it('ACK one too low everywhere: the last octet received', () => {
    const low = { '9.ack': at('9.ack') - 1, '10.ack': at('10.ack') - 1, '11.ack': at('11.ack') - 1 };
    expect(named(question, low)).toBe('ack-is-last-octet-received');
  });

  it('everything after the FIN one too low: the FIN costs nothing', () => {
    const low = Object.fromEntries(
      ['9.ack', '10.ack', '11.seq', '11.ack'].map((id) => [id, at(id) - 1] as const),
    );
    expect(named(question, low)).toBe('fin-costs-nothing');
  });

  it('the second FIN one too high, and its ACK: the ACK before it took a number', () => {
    expect(named(question, { '10.seq': at('10.seq') + 1, '11.ack': at('11.ack') + 1 })).toBe(
      'pure-ack-costs-one',
    );
  });

  it('an ACK that counts the length: 1 for a FIN', () => {
    expect(named(question, { '9.ack': 1, '10.ack': 1, '11.ack': 1 })).toBe('ack-is-length');
  });

  it('one slip is none', () => {
    for (const id of ['9.ack', '10.ack', '11.ack']) {
      expect(named(question, { [id]: at(id) - 1 }), id).toBeNull();
      expect(named(question, { [id]: at(id) + 1 }), id).toBeNull();
    }
  });

  it('a slip that is carried on is none', () => {
    // #11 has the wrong SEQ because #9 was given the wrong ACK: one slip, not two.
    expect(named(question, { '9.ack': at('9.ack') - 1, '11.seq': at('11.seq') - 1 })).toBeNull();
  });

  it('two of three are enough when nothing else is wrong', () => {
    const low = { '9.ack': at('9.ack') - 1, '11.ack': at('11.ack') - 1 };
    expect(named(question, low)).toBe('ack-is-last-octet-received');
  });

  it('absolute numbers in a relative exercise show it as well', () => {
    const { client, server } = question.isns;
    const on = (isn: number, value: number) => (isn + value) % 2 ** 32;
    const low = {
      '9.ack': on(client, at('9.ack') - 1),
      '10.ack': on(client, at('10.ack') - 1),
      '11.ack': on(server, at('11.ack') - 1),
    };
    expect(named(question, low)).toBe('ack-is-last-octet-received');
  });
});

describe('states', () => {
  it('TIME-WAIT with the passive closer: on the client by habit', () => {
    const question = fillTrace.generate(specOf('close/four-way-states'), 1);
    const habit = { '10.server': 'CLOSED', '11.server': 'CLOSED', '11.client': 'TIME-WAIT' };
    expect(named(question, habit)).toBe('client-always-waits');
  });

  it('FIN-WAIT-2 on the way of a FIN that acknowledges', () => {
    const question = fillTrace.generate(specOf('close/three-segment'), 1);
    expect(named(question, { '9.server': 'FIN-WAIT-2' })).toBe('fin-wait-2-is-never-skipped');
  });

  it('ESTABLISHED on both sides although the third segment is lost', () => {
    const question = fillTrace.generate(specOf('handshake/lost-third-ack'), 1);
    expect(named(question, { '3.server': 'ESTABLISHED' })).toBe('both-established-at-once');
  });
});

it('two misconceptions that write the same here are not told from each other', () => {
  const spec = specWith({ ask: [{ segment: 2, cells: ['ack'] }] });
  expect(named(fillTrace.generate(spec, 1), { '2.ack': 0 })).toBeNull();
});

it('a misconception does not shift numbers that are given: what comes next counts on from them', () => {
  // Where a SYN costs nothing every number is one lower; but those of #8 are shown as they are, and #9 follows.
  const question = fillTrace.generate(specOf('close/four-way-numbers'), 1);
  const cells = cellsByMisconception(question).get('syn-costs-nothing');
  expect(cells.filter(({ differs }) => differs)).toEqual([]);
  const shown = fillTrace.generate(specWith({}, 'close/four-way'), 1);
  const all = cellsByMisconception(shown).get('syn-costs-nothing');
  expect(all.filter(({ differs }) => differs).map(({ id }) => id)).toContain('9.seq');
});

it.each(EXERCISES)('%s: counted from 0 or from its ISNs, the run is the same', (id) => {
  for (const seed of [1, 2, 3]) {
    const question = fillTrace.generate(specOf(id), seed);
    const { truth } = trueRun(question.scenario, seed, question.numbers);
    for (const { id: cell, value } of solve(question)) {
      const place = readCellId(cell);
      if (!place) continue;
      const { segment, kind } = place;
      expect(cellValue(truth, truth.segments[segment]!, kind, 'absolute'), printed(question)).toBe(value);
    }
  }
});

describe('what is refused', () => {
  it('a claim to tell apart what nobody asks', () => {
    const spec = specWith({ ask: [{ segment: 2, cells: ['ack'] }], misconceptions: ['fin-costs-nothing'] });
    expect(() => fillTrace.generate(spec, 1)).toThrow(
      'Exercise test: "misconceptions" names fin-costs-nothing, which changes nothing that is asked in any of 60 variants drawn for seed 1',
    );
  });

  it('a claim to tell apart two that fill in the same', () => {
    const spec = specWith({
      ask: [{ segment: 2, cells: ['ack'] }],
      misconceptions: ['syn-costs-nothing', 'ack-is-last-octet-received'],
    });
    expect(() => fillTrace.generate(spec, 1)).toThrow(
      'names syn-costs-nothing and ack-is-last-octet-received, which answer the same',
    );
  });

  it('variants on which the two are alike, while others tell them apart: SEQ of the third segment is always asked', () => {
    const misconceptions = ['syn-costs-nothing', 'ack-is-last-octet-received'] as const;
    const shown = Array.from({ length: 40 }, (_, seed) =>
      fillTrace.generate(specWith({ blanks: 3, misconceptions }), seed),
    );
    expect(shown.every(({ rows }) => rows[2]?.cells.seq === null)).toBe(true);
    expect(shown.map(({ seed }) => seed)).toEqual(shown.map((_, seed) => seed));
    const free = Array.from({ length: 40 }, (_, seed) => fillTrace.generate(specWith({ blanks: 3 }), seed));
    expect(free.some(({ rows }) => rows[2]?.cells.seq !== null)).toBe(true);
  });
});

describe('where it fails', () => {
  const { rules, diagnosis } = dictionary('en');
  const told = (id: string, changes: (question: FillTraceQuestion) => Record<string, string | number>) => {
    const question = fillTrace.generate(specOf(id), 1);
    return reportOn(report, question, typed(question, changes(question)), wordsIn('en'));
  };

  it('is told with its rule and marked at its row, and the name is announced', () => {
    const report = told('handshake/three-way-absolute', (question) => ({
      '2.ack': valueAt(question, '2.ack') - 1,
      '3.ack': valueAt(question, '3.ack') - 1,
    }));
    expect(report.misconception).toMatchObject({
      name: 'ACK names the last octet received',
      at: 1,
      fails: {
        line: 'A TCP that works this way first fails at #2: the client refuses it.',
        rule: { text: rules['syn-sent/bad-ack'] },
      },
      mark: { segment: 1, line: diagnosis.here },
    });
    expect(report.summary).toBe(
      '3 of 5 right, 2 wrong. It fits a known misconception: “ACK names the last octet received”.',
    );
  });

  it('is told without a mark where it lies before what is shown', () => {
    const report = told('close/four-way-numbers', () => ({ '9.ack': 1, '10.ack': 1, '11.ack': 1 }));
    expect(report.misconception).toMatchObject({ at: 8, mark: null });
    expect(report.misconception?.fails?.line).toMatch(/does not get this far. It fails at #\d already/);
  });

  it('is nowhere where a true peer cannot notice', () => {
    const report = told('close/three-segment', () => ({ '9.server': 'FIN-WAIT-2' }));
    expect(report.misconception).toMatchObject({
      fails: { line: diagnosis.unnoticed, rule: null },
      mark: null,
    });
  });

  it('a TCP that drops what it should answer fails there', () => {
    const scenario = specOf('handshake/lost-third-ack').scenario;
    expect(findFailure(scenario, 1, 'syn-resets-established')?.failure.because).toBe('misconception/applied');
  });

  it('a right answer has no misconception', () => {
    expect(told('close/four-way-numbers', () => ({})).misconception).toBeNull();
  });
});
