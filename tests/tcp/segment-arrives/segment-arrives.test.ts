import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../../../src/tcp/index.ts';
import { ACK } from '../../../src/tcp/index.ts';
import type { Cell } from '../support/cell.ts';
import { expectedAnswers, runCell } from '../support/cell.ts';
import { LINUX } from '../support/linux-table.ts';
import { print } from '../support/print.ts';
import type { AckSort, Kind, Place, Where } from '../support/reach.ts';
import { KINDS, REACHED } from '../support/reach.ts';
import type { Row } from '../support/rows.ts';
import { rowOf } from '../support/rows.ts';
import { RFC } from '../support/table.ts';

const WHERES = Object.keys(REACHED) as Where[];
const ACK_SORTS: readonly AckSort[] = [
  'good',
  'partial',
  'duplicate',
  'old',
  'before ISS',
  'too old',
  'unsent',
];

function placesOf(where: Where, kind: Kind): readonly Place[] {
  const places: Place[] = ['exact', 'ahead', 'left', 'right'];
  const { len, flags } = KINDS[kind];
  if (len > 0 && where !== 'CLOSED' && where !== 'LISTEN' && where !== 'SYN-SENT') {
    places.push('spill');
    // The first octet a connection can receive lies at IRS+1: before it there is no text to overlap.
    if (!where.startsWith('SYN-RECEIVED')) places.push('overlap');
  }
  if (flags & 2 && where.startsWith('SYN-RECEIVED')) places.push('IRS');
  return places;
}

function acksOf(where: Where, kind: Kind): readonly AckSort[] {
  if ((KINDS[kind].flags & ACK) === 0) return ['no ACK'];
  const { sndUna, sndNxt, partial } = REACHED[where];
  return ACK_SORTS.filter(
    (sort) =>
      (sort !== 'partial' || partial !== null) &&
      (sort !== 'before ISS' || REACHED[where].at === 600) &&
      (sort !== 'good' || sndUna !== sndNxt || where === 'LISTEN' || where === 'CLOSED'),
  );
}

function cellsOf(where: Where): readonly Cell[] {
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
    placesOf(where, kind).flatMap((place) => acksOf(where, kind).map((ack) => ({ where, kind, place, ack }))),
  );
}

function check(cell: Cell, row: Row, profile: ProfileName): void {
  const seen = runCell(cell, profile);
  const name = `${cell.where}: ${cell.kind}, ${cell.place}, ACK ${cell.ack}\n${row.clause}\n${print(seen.run)}\n`;
  expect(
    { state: seen.state, answers: seen.answers, rule: seen.rules.length === 0 ? null : row.rule },
    name,
  ).toEqual({
    state: row.to ?? REACHED[cell.where].state,
    answers: expectedAnswers(row.answer, cell, seen.forged),
    rule: row.rule,
  });
  if (row.rule !== null) expect(seen.rules, name).toContain(row.rule);
}

function nameOf(row: Row): string {
  const kinds = row.kinds?.join(' or ') ?? 'anything else';
  const places = row.places ? ` ${row.places.join('/')}` : '';
  const acks = row.acks ? `, ACK ${row.acks.join('/')}` : '';
  const answer = typeof row.answer === 'number' ? `ACK of ${row.answer} more` : row.answer;
  return `${kinds}${places}${acks} → ${row.to ?? 'no change'}, answer: ${answer} (${row.clause})`;
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
      const shadowed = cells.length === 0 && table !== RFC && RFC[where].includes(row);
      if (shadowed) continue;
      it(`${where}: ${nameOf(row)}`, () => {
        expect(cells, 'a row that decides nothing').not.toEqual([]);
        for (const cell of cells) check(cell, row, profile);
      });
    }
  });
}

describe('state × segment under rfc9293', () => tests('rfc9293', RFC));
describe('state × segment under linux', () => tests('linux', LINUX));
