import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { COMPONENTS } from '../../src/exercises/authoring/lesson/components.ts';
import { CALLS, stepSchema } from '../../src/exercises/authoring/scenario/calls.ts';
import { faultSchema } from '../../src/exercises/authoring/scenario/faults.ts';
import { scenarioSchema } from '../../src/exercises/authoring/scenario/index.ts';
import { exerciseSchema } from '../../src/exercises/index.ts';

const REFERENCE = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');

/** Lists every name of a field and every fixed value in a schema, however deep. */
function namesIn(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const read = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(read);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
      read(value);
    }
  };
  read(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', cycles: 'ref', reused: 'inline' }));
  return [...names];
}

/** Everything the page writes as code. */
const CODE = [...REFERENCE.matchAll(/`([^`\n]+)`|^ {3,}.*$/gm)].map(([whole]) => whole).join('\n');

const LANGUAGES = ['en', 'zh-cn'];

const named = (name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(CODE);

describe('content/README.md names every field', () => {
  test.each([
    ['scenario', scenarioSchema],
    ['step', stepSchema],
    ['fault', faultSchema],
  ] as const)('of a %s', (_, schema) => {
    expect(namesIn(schema).filter((name) => !LANGUAGES.includes(name) && !named(name))).toEqual([]);
  });

  test('of every kind of exercise', () => {
    const fields = exerciseSchema.options.flatMap(shapeOf);
    expect([...new Set(fields)].filter((name) => !named(name))).toEqual([]);
  });

  test('of every component, and every call', () => {
    const names = Object.entries(COMPONENTS).flatMap(([name, { takes }]) => [name, ...Object.keys(takes)]);
    expect([...names, ...Object.keys(CALLS)].filter((name) => !named(name))).toEqual([]);
  });
});

function shapeOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
