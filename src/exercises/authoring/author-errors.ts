/** What an author is told about a file: zod's messages in an author's words, with the places they are about. */
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { nearName } from './near-names.ts';

const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'fields with a value each',
  string: 'a text',
};

/**
 * Says in an author's words what zod says in a programmer's: what is missing, which values there are, which fields.
 * Messages that a schema has of its own come first.
 */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  const missing = issue.input === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return missing ? 'is missing' : `must be ${NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value': {
      const known = issue.values.map(String).join(', ');
      return missing ? `is missing; it can be ${known}` : `must be one of ${known}`;
    }
    case 'unrecognized_keys': {
      const known = fieldsOf(issue.inst);
      const names = issue.keys.map((key) => {
        const near = nearName(key, known);
        return near ? `"${key}" (near: ${near})` : `"${key}"`;
      });
      return `has no field ${names.join(', ')}; there are ${known.join(', ')}`;
    }
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return `must ${issue.origin === 'array' ? 'have' : 'be'} at least ${issue.minimum}`;
    case 'too_big':
      return `must ${issue.origin === 'array' ? 'have' : 'be'} at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

function fieldsOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Names a place in a file as an author counts: `script step 3: bytes`. */
function place(path: readonly PropertyKey[]): string {
  const words = path.map((part, i) => {
    if (typeof part === 'number') return '';
    const next = path[i + 1];
    if (typeof next !== 'number') return String(part);
    const singular = { script: 'script step', faults: 'fault', ask: 'ask' }[String(part)] ?? String(part);
    return `${singular} ${next + 1}`;
  });
  return words.filter(Boolean).join(': ');
}

/** Returns the line of a YAML text, from 1, where a place begins; null when there is no such place. */
function lineOf(text: string, path: readonly PropertyKey[]): number | null {
  const counter = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: counter }).contents;
  let offset = 0;
  for (const part of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(part)) : undefined;
    const next: unknown = pair?.value ?? (isSeq(node) ? node.items[Number(part)] : undefined);
    const start = pair?.key ?? next;
    if (!isNode(start) || !start.range) return null;
    offset = start.range[0];
    node = next;
  }
  return counter.linePos(offset).line;
}

/** Says the line of a place before what is said of it: `line 7: `; nothing without a text or a place. */
export function atLine(text: string | null, path: readonly PropertyKey[]): string {
  const line = text === null ? null : lineOf(text, path);
  return line === null ? '' : `line ${line}: `;
}

/**
 * Returns one message that names the file, each place in it and what would be valid there; with the file's text, each
 * place's line too.
 */
export function describeIssues(
  file: string,
  issues: readonly z.core.$ZodIssue[],
  text: string | null = null,
): string {
  const lines = issues.map((issue) => {
    const where = place(issue.path);
    // A field that there is not is itself the place.
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    return atLine(text, path) + (where ? `${where} ${issue.message}` : issue.message);
  });
  return lines.length === 1
    ? `${file}: ${lines[0]}`
    : `${file}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

z.config({ customError: inWords });
