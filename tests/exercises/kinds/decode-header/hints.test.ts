import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/decode-header/DecodeHeader.tsx';
import { report } from '../../../../src/components/exercise/kinds/decode-header/report.tsx';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  decodeHeader,
  decodeHeaderHints,
  type FieldHint,
} from '../../../../src/exercises/kinds/decode-header/index.ts';
import type { DecodeHeaderQuestion } from '../../../../src/exercises/kinds/decode-header/question.ts';
import { decodeHeaderSpec } from '../../../../src/exercises/kinds/decode-header/schema.ts';
import { LOCALES, type Locale } from '../../../../src/i18n/index.ts';
import { wordsIn } from '../../../components/exercise/words-in.ts';
import { filesOf, scenarioOf } from '../../content.ts';
import { walkHints } from '../../hints/walk-hints.ts';

type Typed = Readonly<Record<string, string>>;

const SPECS = filesOf('decode-header').map(([id, file]) => decodeHeaderSpec(file, scenarioOf, id));
const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ spec: fc.constantFrom(...SPECS), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ spec, seed }) => decodeHeader.generate(spec, seed));

const lines = (hint: FieldHint, question: DecodeHeaderQuestion, locale: Locale) =>
  report.hintLines(hint, question, wordsIn(locale)).map(({ text }) => text);

describe('hints on a header', () => {
  it('lead whoever follows them to the right answer', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const { answer, taken } = walkHints<DecodeHeaderQuestion, Typed, FieldHint>({
          hints: decodeHeaderHints,
          question,
          judged: decodeHeader.parts(question, null),
          price: priceOf(view.hints(question)),
          empty: {},
          follow: (typed, { solution: { id, value, hex } }) => {
            const number = id === 'flags' ? `0x${value.toString(16)}` : String(value);
            return { ...typed, [id]: question.direction === 'write' ? hex : number };
          },
        });
        const parsed = decodeHeader.parse(question, answer);
        expect(parsed.ok && decodeHeader.grade(question, parsed.answer).score).toBe(1);
        expect(taken).toEqual(Object.fromEntries(question.ask.map((id) => [id, 3])));
      }),
      RUNS,
    );
  });

  it('give sums and bits that make the value, where several octets or one are read', () => {
    fc.assert(
      fc.property(variant, (question) => {
        if (question.direction === 'write') return;
        for (const { part, steps } of decodeHeaderHints.of(question)) {
          const hint = steps.find(({ about }) => about === 'bits')!;
          const [line = ''] = lines(hint, question, 'en');
          const terms = [...line.matchAll(/0x([\da-f]{2})(?: × (\d+))?/g)].map(
            ([, octet = '', times = '1']) => Number.parseInt(octet, 16) * Number(times),
          );
          const [, bits = ''] = /bits are ([01 ]+)/.exec(line) ?? [];
          const read =
            terms.length > 0
              ? terms.reduce((sum, term) => sum + term, 0)
              : Number.parseInt(bits.replaceAll(' ', ''), 2) * (part === 'header-length' ? 4 : 1);
          expect(read, `${part}: ${line}`).toBe(hint.solution.value);
        }
      }),
      RUNS,
    );
  });

  it('do not write the octets before the last step', () => {
    fc.assert(
      fc.property(variant, (question) => {
        if (question.direction === 'read') return;
        for (const { steps } of decodeHeaderHints.of(question)) {
          for (const hint of steps.slice(0, -1)) {
            expect(lines(hint, question, 'en').join(' ')).not.toMatch(/0x/);
          }
        }
      }),
      RUNS,
    );
  });

  it.each(LOCALES)('are whole sentences in %s', (locale) => {
    for (const spec of SPECS) {
      const question = decodeHeader.generate(spec, 3);
      for (const { steps } of decodeHeaderHints.of(question)) {
        for (const hint of steps) {
          const name = report.hintName(hint, question, wordsIn(locale));
          for (const text of [name, ...lines(hint, question, locale)]) expect(text).toMatch(/^[^{}]+$/);
        }
      }
    }
  });
});
