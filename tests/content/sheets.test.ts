import { expect, test } from 'vitest';
import { hasSection } from '../../src/exercises/authoring/claims/sections.ts';
import { sourceProblem } from '../../src/exercises/authoring/claims/source.ts';
import { simulate } from '../../src/tcp/index.ts';
import { scenarioOf } from '../exercises/content.ts';
import { readYaml } from './content-files.ts';

interface ErrorRow {
  readonly error: string;
  readonly call: string;
  readonly run?: string;
  readonly source?: string;
}

const errors = Object.entries(readYaml('sheets/errors.yaml') as Record<string, ErrorRow>);

test.each(errors)('%s is returned by its run, or has a source', (_, { error, call, run, source }) => {
  if (run === undefined) return expect(sourceProblem(source ?? '')).toBeNull();
  const { calls } = simulate(scenarioOf(run), { seed: 1 });
  const results = calls.filter((made) => call.includes(`${made.call}()`)).map((made) => made.result);
  return expect(results).toContain(error);
});

const limits = Object.entries(readYaml('sheets/limits.yaml') as Record<string, { rfc?: { source: string } }>);

test.each(limits)('%s has a section that its RFC has', (_, { rfc }) => {
  if (rfc === undefined) return;
  const [, number = '', section = ''] = /^RFC (\d+) §([\d.]+)$/.exec(rfc.source) ?? [];
  expect(hasSection(number, section), rfc.source).toBe(true);
});
