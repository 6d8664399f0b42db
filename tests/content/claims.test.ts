import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type CommonClaim,
  claimStatements,
  commonClaimSchema,
} from '../../src/exercises/authoring/claims/common-claim.ts';
import { hasSection } from '../../src/exercises/authoring/claims/sections.ts';
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
  const [first] = claimStatements({ nonsense: { topic: 'work' } }).filter(({ what }) =>
    what.includes('nonsense'),
  );
  expect(first && statementProblems(first, scenarioOf, 1)).toEqual([
    'what is said against "nonsense" (content/claims/nonsense.yaml) has neither a claim nor a source',
  ]);
});

it('the rules of the model cite RFCs that the site knows by title', () => {
  const cited = Object.values(RULES).flatMap(({ source }) => source.match(/(?<=RFC )\d+/g) ?? []);
  expect(new Set(cited).size).toBeGreaterThan(5);
  expect(cited.filter((rfc) => !Object.hasOwn(RFCS, rfc))).toEqual([]);
});

/** Lists the sections cited in a text, each with its RFC: the one named last before it, else RFC 9293. */
function citedSections(text: string): { rfc: string; section: string }[] {
  let rfc = '9293';
  return [...text.matchAll(/RFC (\d+)|§(\d[\d.]*\d|\d)/g)].flatMap(([, named, section]) => {
    rfc = named ?? rfc;
    return section === undefined ? [] : [{ rfc, section }];
  });
}

describe('every section that is cited is one its RFC has', () => {
  const root = join(import.meta.dirname, '..', '..');
  // A line that names another RFC may go on with a section of RFC 9293.
  const unknown = (line: string) =>
    citedSections(line)
      .filter(({ rfc, section }) => !hasSection(rfc, section) && !hasSection('9293', section))
      .map(({ rfc, section }) => `RFC ${rfc} §${section}`);

  it.each(globSync(['content/**/*.{yaml,mdx}', 'src/i18n/**/*.ts'], { cwd: root }))('in %s', (path) => {
    expect(readFileSync(join(root, path), 'utf8').split('\n').flatMap(unknown)).toEqual([]);
  });

  it('beside the rules of the model', () => {
    const marked = Object.values(RULES).map(({ source }) => source.replace(/(?<=RFC \d+ |; )(?=\d)/g, '§'));
    expect(marked.flatMap(citedSections).length).toBeGreaterThan(100);
    expect(marked.flatMap(citedSections).filter(({ rfc, section }) => !hasSection(rfc, section))).toEqual([]);
  });

  it('and one it does not have is found', () => {
    expect(unknown('RFC 5961 §3.3, RFC 9293 §3.10.7.5')).toEqual(['RFC 9293 §3.10.7.5']);
    expect(unknown('RFC 4987 §9')).toEqual(['RFC 4987 §9']);
  });
});
