import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/choice/Choice.tsx';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import {
  choice,
  choiceHints,
  type OptionHint,
  rightOptions,
} from '../../../../src/exercises/kinds/choice/index.ts';
import type { ChoiceAnswer, ChoiceQuestion } from '../../../../src/exercises/kinds/choice/question.ts';
import { choiceSpec } from '../../../../src/exercises/kinds/choice/schema.ts';
import { filesOf, scenarioOf } from '../../content.ts';
import { walkHints } from '../../hints/walk-hints.ts';

const SPECS = filesOf('choice').map(([id, file]) => choiceSpec(file, scenarioOf, id));
const RUNS = { numRuns: 80, seed: 20261120 };
const variant = fc
  .record({ spec: fc.constantFrom(...SPECS), seed: fc.integer({ min: 0, max: 0xffff_ffff }) })
  .map(({ spec, seed }) => choice.generate(spec, seed));

const drawn = ({ seed, several, options }: ChoiceQuestion) => ({
  seed,
  several,
  options: options.map(({ id }) => ({ id, text: id })),
});

describe('hints on a choice', () => {
  it('rule out every wrong option and no right one', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const all = question.options.map(({ id }) => id);
        const { answer } = walkHints<ChoiceQuestion, ChoiceAnswer, OptionHint>({
          hints: choiceHints,
          question,
          judged: choice.parts(question, null),
          price: priceOf(view.hints(drawn(question))),
          empty: [],
          follow: (left, { id }) => (left.length === 0 ? all : left).filter((one) => one !== id),
        });
        expect([...answer].sort()).toEqual([...rightOptions(question)].sort());
        expect(choice.grade(question, answer).score).toBe(1);
      }),
      RUNS,
    );
  });

  it('begin with what is chosen wrongly, and have nothing to say of a right choice', () => {
    fc.assert(
      fc.property(variant, (question) => {
        const rights = rightOptions(question);
        const wrong = question.options.find(({ id }) => !rights.has(id))!.id;
        expect(choiceHints.missing(question, [wrong])[0]).toBe(wrong);
        expect(choiceHints.missing(question, [...rights])).toEqual([]);
      }),
      RUNS,
    );
  });

  it('do not tell by their price how many are right', () => {
    for (const spec of SPECS) {
      const question = choice.generate(spec, 1);
      const hints = (question.several ? 2 : 1) * (question.options.length - 1);
      expect(priceOf(view.hints(drawn(question)))).toBe(Math.round(100 / hints));
    }
  });
});
