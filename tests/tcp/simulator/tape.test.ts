import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Tape, TapeReader, type Written } from '../../../src/tcp/simulator/records/tape.ts';

/** Writes a record of its own length: a mark that tells it, and numbers. */
function write(tape: Tape, numbers: readonly number[]): void {
  tape.reserve(numbers.length + 1);
  tape.words[tape.at] = numbers.length;
  numbers.forEach((number, index) => {
    tape.words[tape.at + 1 + index] = number;
  });
  tape.at += numbers.length + 1;
}

function recordsOn(written: Written): number[][] {
  const reader = new TapeReader(written);
  const records: number[][] = [];
  for (let length = reader.next(); length !== null; length = reader.next()) {
    records.push(Array.from({ length }, () => reader.number()));
  }
  return records;
}

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** A tape by number, and a record to write on it; or none, and the tape ends. */
const moves = fc.array(
  fc.tuple(fc.nat(3), fc.option(fc.array(int32, { maxLength: 13 }), { nil: null, freq: 200 })),
  { minLength: 300, maxLength: 1500 },
);

it('tapes that are written side by side keep what is theirs', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const begun = new Map<number, { tape: Tape; records: number[][] }>();
      const ended: { written: Written; records: number[][] }[] = [];
      const end = (number: number): void => {
        const open = begun.get(number);
        if (open !== undefined) ended.push({ written: open.tape.end(), records: open.records });
        begun.delete(number);
      };
      for (const [number, record] of all) {
        if (record === null) {
          end(number);
          continue;
        }
        const open = begun.get(number) ?? { tape: new Tape(), records: [] };
        begun.set(number, open);
        write(open.tape, record);
        open.records.push(record);
      }
      for (const number of [...begun.keys()]) end(number);
      for (const { written, records } of ended) expect(recordsOn(written)).toEqual(records);
    }),
    { seed: 20_261_120, numRuns: 60 },
  );
});

it('holds a run of any length, and can be read again', () => {
  const tape = new Tape();
  for (let index = 0; index < 60_000; index += 1) write(tape, [index, -index]);
  const written = tape.end();
  expect(recordsOn(written)).toHaveLength(60_000);
  expect(recordsOn(written).at(-1)).toEqual([59_999, -59_999]);
});

it('an empty tape has nothing to read', () => {
  expect(recordsOn(new Tape().end())).toEqual([]);
});

it('gives objects back in the order they were kept', () => {
  const tape = new Tape();
  const [first, second] = [{}, {}];
  write(tape, [1]);
  tape.keep(first);
  write(tape, [2]);
  tape.keep(second);
  const reader = new TapeReader(tape.end());
  expect([reader.thing(), reader.thing()].map((thing) => [first, second].indexOf(thing as object))).toEqual([
    0, 1,
  ]);
});
