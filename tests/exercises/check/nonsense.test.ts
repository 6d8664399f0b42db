import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { authoredKind, exerciseSchema, KINDS } from '../../../src/exercises/index.ts';
import { scenarioIn } from './check.ts';
import { readLibrary } from './library.ts';

const SEED = Number(process.env['SEED'] ?? 20261121);
/** Inputs tried on each kind. */
const INPUTS = 200;

const library = readLibrary(join(import.meta.dirname, '..', '..', '..', 'content'));
const files = [...library.exercises].map(([id, text]) => [id, exerciseSchema.parse(parse(text))] as const);

/** What nobody means: signs, other scripts, numbers of any size, names of JavaScript's own, texts without end. */
const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdefxSYNACKFIN.,:;_-−–²½①未\u202e\u0000 +=()[]'),
    maxLength: 12,
  }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '0x',
    '∞',
    '😀'.repeat(500),
  ),
  fc.constant('9'.repeat(5000)),
  fc.double(),
  fc.bigInt().map(String),
  fc.anything(),
);

describe.each(Object.keys(KINDS))('%s', (kind) => {
  const own = files.filter(([, file]) => file.kind === kind);

  it(`reads ${INPUTS} inputs of nonsense without a slip, and gives marks from 0 to 1 (seed ${SEED})`, () => {
    const questions = own.map(([id, file]) => {
      const { kind: judge, spec } = authoredKind(file);
      const question = judge.generate(
        spec(file, (name) => scenarioIn(library, name), id),
        7,
      );
      return { id, judge, question, right: judge.sample(question, 'correct') };
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        nonsense,
        fc.nat(),
        ({ id, judge, question, right }, value, at) => {
          const keys = typeof right === 'object' && right !== null ? Object.keys(right) : [];
          const key = keys[at % Math.max(keys.length, 1)];
          const inputs = [value, ...(key === undefined ? [] : [{ ...(right as object), [key]: value }])];
          for (const input of inputs) {
            const read = judge.parse(question, input);
            if (!read.ok) {
              expect(read.problems.length, id).toBeGreaterThan(0);
              continue;
            }
            const { score } = judge.grade(question, read.answer);
            expect(score >= 0 && score <= 1, `${id}: ${score}`).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: INPUTS },
    );
  });
});
