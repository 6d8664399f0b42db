/** Over the kinds and all exercises: the first miss keeps the answer back, the second tells it, and prices hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawn, KindReport } from '../../../src/components/exercise/kind-view.ts';
import { check } from '../../../src/components/exercise/model.ts';
import { VIEWS } from '../../../src/components/exercise/registry.ts';
import { blankDraft, type VariantDraft } from '../../../src/components/exercise/saved-draft.ts';
import { scoreOf } from '../../../src/exercises/attempts.ts';
import { chargesOf, NO_CHARGES } from '../../../src/exercises/hints/hint.ts';
import { priceOf } from '../../../src/exercises/hints/price.ts';
import { authoredKind } from '../../../src/exercises/index.ts';
import type { ExerciseKind, JudgedPart, Typed, Variant } from '../../../src/exercises/kind.ts';
import { CHOSEN } from '../../../src/exercises/kinds/choice/question.ts';
import { ORDER, writeOrder } from '../../../src/exercises/kinds/order-segments/question.ts';
import type { KindName } from '../../../src/exercises/registry.ts';
import { filesOf, scenarioOf } from '../../exercises/content.ts';
import { UNITS } from '../../exercises/files.ts';
import { wordsIn } from './words-in.ts';

const RUNS = { numRuns: 1, seed: 20261122 };
const KINDS = Object.keys(VIEWS) as KindName[];
const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

/** A sample as it is typed. */
function typedAs(kind: string, sample: unknown): Typed {
  if (kind === 'choice') return { [CHOSEN]: (sample as string[]).join(',') };
  if (kind === 'order-segments') return { [ORDER]: writeOrder(sample as string[]) };
  if (kind === 'explain') {
    const { text, ticked } = sample as { text: string; ticked: string[] };
    return { text, ticked: ticked.join(',') };
  }
  return sample as Typed;
}

describe.each(KINDS.flatMap((kind) => filesOf(kind)))('%s', async (id, file) => {
  const authored = authoredKind(file);
  const { view } = await VIEWS[file.kind]();
  const { report } = (await view.report()) as unknown as {
    report: KindReport<ExerciseKind<unknown, Variant>, Drawn>;
  };
  const { kind } = report;
  const spec = authored.spec(file, scenarioOf, id);
  const words = wordsIn('en', authored.texts?.(file, 'en', scenarioOf, UNITS.en));
  const each = (judge: (question: Variant, wrong: Typed, right: Typed) => void) =>
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = kind.generate(spec, seed);
        const typed = (sort: 'correct' | 'incorrect') => typedAs(file.kind, kind.sample(question, sort));
        judge(question, typed('incorrect'), typed('correct'));
      }),
      RUNS,
    );
  const answered = (question: Variant, typed: Typed, { attempts }: Pick<VariantDraft, 'attempts'>) =>
    check(report, question, typed, { attempts, shown: false }, words);
  const fresh = blankDraft(1);

  it('tells more with the second miss than with the first, and nothing new of what is left unchanged', () => {
    each((question, wrong) => {
      const first = answered(question, wrong, fresh);
      if (first.parts.every(({ credit, waits }) => credit === 1 || waits)) return;
      const again = answered(question, wrong, first);
      expect(again.attempts.misses).toEqual(first.attempts.misses);
      const attempts = { ...first.attempts, checked: {} };
      const second = answered(question, wrong, { attempts });
      expect(Math.max(...Object.values(second.attempts.misses))).toBe(2);
      const said = ({ report }: typeof first) =>
        JSON.stringify({ ...report, spent: null, first: null }).length;
      expect(first.report.spent).toBe(false);
      // Where all is told there is nothing to look at again.
      if (second.report.spent && second.report.score !== null) expect(second.report.first).toBeNull();
      // Of options that were chosen wrongly the first miss says all; of an order the second says which cards, not which
      // rules.
      if (file.kind === 'choice') expect(said(second)).toBeGreaterThanOrEqual(said(first));
      else if (file.kind === 'order-segments') expect(second.report).not.toEqual(first.report);
      else expect(said(second)).toBeGreaterThan(said(first));
    });
  });

  it('keeps the answers of what was missed once back', () => {
    each((question, wrong) => {
      const { report: first, parts } = answered(question, wrong, fresh);
      const missed = parts.filter(({ credit, waits }) => credit < 1 && !waits);
      for (const { part } of missed) {
        for (const text of answersOf(file.kind, kind.solve(question), part))
          expect(saidOf(file.kind, first, part), `${part} is ${text}`).not.toMatch(exactly(text));
      }
    });
  });

  it('gives half at the second try, nothing once it was told, and never more than all', () => {
    each((question, wrong, right) => {
      const { parts } = answered(question, right, fresh);
      if (parts.every(({ waits }) => waits)) return;
      const misses = (count: number) =>
        Object.fromEntries(
          parts.flatMap(({ part, under = part }) => [
            [part, count],
            [under, count],
          ]),
        );
      const score = (count: number) => scoreOf(parts, { misses: misses(count) }, NO_CHARGES);
      expect(score(0)).toBe(1);
      expect(score(1)).toBeCloseTo(0.5, 5);
      expect(score(2)).toBe(0);
      const missed = answered(question, wrong, fresh);
      expect(scoreOf(missed.parts, missed.attempts, NO_CHARGES)).toBeCloseTo(missed.report.score ?? 0, 5);
    });
  });

  it('has hints that cost no more than they save, and leave nothing once they gave everything', () => {
    each((question, _, right) => {
      const price = priceOf(view.hints(report.draw(question, words)));
      const { parts } = answered(question, right, fresh);
      const all = kind.hints.of(question);
      const scoreAfter = (taken: Readonly<Record<string, number>>) =>
        scoreOf(parts, { misses: {} }, chargesOf(kind.hints, question, parts, taken, price));
      for (const { part, of = part, steps } of all) {
        const weight = parts.find((one: JudgedPart) => one.part === of)?.weight ?? 1;
        const cost = 1 - scoreAfter({ [part]: 1 });
        const tells = steps.length === 1 || kind.hints.gives?.(question, { [part]: 1 });
        expect(cost).toBeLessThanOrEqual((tells ? weight : weight / 2) + 1e-5);
        expect(scoreAfter({ [part]: steps.length })).toBeLessThan(1);
      }
      const taken = Object.fromEntries(all.map(({ part, steps }) => [part, steps.length]));
      expect(scoreAfter(taken)).toBe(0);
    });
  });
});

/** What must not be read before it is told: the value of a part, where it can be told from any other text. */
function answersOf(kind: string, solution: unknown, part: string): readonly string[] {
  if (kind !== 'fill-trace' && kind !== 'decode-header' && kind !== 'read-sockets') return [];
  const solved = (solution as { id: string; value?: unknown; text?: string; hex?: string }[]).find(
    ({ id }) => id === part,
  );
  const texts = [solved?.text ?? solved?.value, solved?.hex].map((value) => String(value ?? ''));
  return texts.filter((text) => text.length > 2);
}

/** What is said of a part, without what the learner wrote. */
function saidOf(kind: string, report: object, part: string): string {
  const cells = Reflect.get(report, kind === 'decode-header' ? 'fields' : 'cells');
  const { why } = cells[part];
  return JSON.stringify(why);
}

function exactly(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replace(/[^\w]/g, '\\$&')}(?![\\w-])`);
}
