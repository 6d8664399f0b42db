import { describe, expect, it } from 'vitest';
import {
  type Cell,
  cellsOf,
  MATRIX,
  type Row,
  rowOf,
  VARIABLES,
  WHERES,
  type Where,
} from '../../../src/conformance/index.ts';
import type { ProfileName } from '../../../src/tcp/index.ts';
import { expectedAnswers, runCell } from '../support/cell.ts';
import { print } from '../support/print.ts';

function check(cell: Cell, row: Row, profile: ProfileName): void {
  const seen = runCell(cell, profile);
  const name = `${cell.where}: ${cell.kind}, ${cell.place}, ACK ${cell.ack}\n${sourceOf(row)}\n${print(seen.run)}\n`;
  expect(
    { state: seen.state, answers: seen.answers, rule: seen.rules.length === 0 ? null : row.rule },
    name,
  ).toEqual({
    state: row.to ?? VARIABLES[cell.where].state,
    answers: expectedAnswers(row.answer, cell, seen.forged),
    rule: row.rule,
  });
  if (row.rule !== null) expect(seen.rules, name).toContain(row.rule);
}

/** Says where a row stands, and what it says there. */
function sourceOf({ clause, recordings = [], functions = [], says }: Row): string {
  return `${[...(clause === undefined ? [] : [clause]), ...recordings, ...functions].join(', ')}: ${says}`;
}

function nameOf(row: Row): string {
  const kinds = row.kinds?.join(' or ') ?? 'anything else';
  const places = row.places ? ` ${row.places.join('/')}` : '';
  const acks = row.acks ? `, ACK ${row.acks.join('/')}` : '';
  const answer = typeof row.answer === 'number' ? `ACK of ${row.answer} more` : row.answer;
  return `${kinds}${places}${acks} → ${row.to ?? 'no change'}, answer: ${answer} (${sourceOf(row)})`;
}

function tests(profile: ProfileName, table: Readonly<Record<Where, readonly Row[]>>): void {
  describe.each(WHERES)('%s', (where) => {
    const rows = table[where];
    const decided = new Map<Row, Cell[]>(rows.map((row) => [row, []]));
    const undecided: Cell[] = [];
    for (const cell of cellsOf(where)) {
      const row = rowOf(rows, cell);
      if (row === undefined) undecided.push(cell);
      else decided.get(row)?.push(cell);
    }

    it('every cell is decided by the table', () => {
      expect(undecided).toEqual([]);
    });

    for (const [row, cells] of decided) {
      const shadowed = cells.length === 0 && table !== MATRIX.rfc9293 && MATRIX.rfc9293[where].includes(row);
      if (shadowed) continue;
      it(`${where}: ${nameOf(row)}`, () => {
        expect(cells, 'a row that decides nothing').not.toEqual([]);
        for (const cell of cells) check(cell, row, profile);
      });
    }
  });
}

describe('state × segment under rfc9293', () => tests('rfc9293', MATRIX.rfc9293));
describe('state × segment under linux', () => tests('linux', MATRIX.linux));
