import { describe, expect, it } from 'vitest';
import { view } from '../../../../src/components/exercise/kinds/explain/Explain.tsx';
import { priceOf } from '../../../../src/exercises/hints/price.ts';
import { explain, explainHints, type PointHint } from '../../../../src/exercises/kinds/explain/index.ts';
import type { ExplainQuestion } from '../../../../src/exercises/kinds/explain/question.ts';
import { explainSpec } from '../../../../src/exercises/kinds/explain/schema.ts';
import { filesOf } from '../../content.ts';
import { walkHints } from '../../hints/walk-hints.ts';

describe('hints on an explanation', () => {
  it.each(filesOf('explain'))('of %s give a point each, and all of them in the end', (id, file) => {
    const question = explain.generate(explainSpec(file, id), 1);
    const weights = question.points.map(({ weight }) => weight);
    const given: string[] = [];
    const { taken } = walkHints<ExplainQuestion, unknown, PointHint>({
      hints: explainHints,
      question,
      judged: explain.parts(question, null),
      price: priceOf(view.hints({ seed: 1, weights })),
      empty: '',
      follow: (answer, point) => {
        given.push(point.id);
        return answer;
      },
    });
    expect(given).toEqual(file.points.map((point) => point.id));
    expect(Object.keys(taken).length).toBe(weights.length);
    const costs = weights.map((_, i) => priceOf(view.hints({ seed: 1, weights }, i)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    expect(costs).toEqual(weights.map((weight) => Math.round((100 * weight) / all)));
    expect(explain.grade(question, { text: 'x', ticked: given }).score).toBe(1);
  });
});
