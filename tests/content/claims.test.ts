import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type CommonClaim,
  claimStatements,
  commonClaimSchema,
} from '../../src/exercises/authoring/claims/common-claim.ts';
import { RFCS, sourceProblem } from '../../src/exercises/authoring/claims/source.ts';
import { statementProblems } from '../../src/exercises/authoring/claims/statement.ts';
import { RULES, simulate } from '../../src/tcp/index.ts';
import { MISCONCEPTIONS } from '../../src/tcp/misconceptions/index.ts';
import { MISCONCEPTION_SOURCES } from '../../src/tcp/misconceptions/sources.ts';
import { scenarioOf } from '../exercises/content.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'content', 'claims');
const FILES: Readonly<Record<string, CommonClaim>> = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [
    name.replace(/\.yaml$/, ''),
    commonClaimSchema.parse(parse(readFileSync(join(FOLDER, name), 'utf8'))),
  ]),
);
const MISCONCEIVED: ReadonlySet<string> = new Set(MISCONCEPTIONS.map(({ id }) => id));

describe.each(Object.entries(FILES))('what is said against %s', (id, { said, truth, shown, source }) => {
  it('has its sentences in one place, and a source beside them', () => {
    const misconceived = MISCONCEIVED.has(id);
    expect([said !== undefined, truth !== undefined]).toEqual([!misconceived, !misconceived]);
    if (misconceived) expect(source).toBeUndefined();
  });

  it('shows segments that its run has', () => {
    if (!shown) return;
    const { segments } = simulate(scenarioOf(shown.run), { seed: 1 });
    for (const number of shown.segments) expect(segments[number - 1]).toBeDefined();
  });
});

it('every misconception is refuted by a run, whatever the seed, and has a source', () => {
  const statements = claimStatements(FILES);
  for (const id of MISCONCEIVED) expect(FILES[id]?.claim, id).toBeDefined();
  for (const source of Object.values(MISCONCEPTION_SOURCES)) expect(sourceProblem(source), source).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
      expect(statements.flatMap((one) => statementProblems(one, scenarioOf, seed))).toEqual([]);
    }),
    { numRuns: 8, seed: 20261121 },
  );
});

it('a claim that rests on nothing is named with its file', () => {
  const [first] = claimStatements({ nonsense: {} }).filter(({ what }) => what.includes('nonsense'));
  expect(first && statementProblems(first, scenarioOf, 1)).toEqual([
    'what is said against "nonsense" (content/claims/nonsense.yaml) has neither a claim nor a source',
  ]);
});

it('the rules of the model cite RFCs that the site knows by title', () => {
  const cited = Object.values(RULES).flatMap(({ source }) => source.match(/(?<=RFC )\d+/g) ?? []);
  expect(new Set(cited).size).toBeGreaterThan(5);
  expect(cited.filter((rfc) => !Object.hasOwn(RFCS, rfc))).toEqual([]);
});
