/** What an author is told about a file: zod's messages in an author's words, with the places they are about. */
import * as z from 'zod';

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
      const names = issue.keys.map((key) => `"${key}"`).join(', ');
      return `has no field ${names}; there are ${fieldsOf(issue.inst).join(', ')}`;
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

/** Returns one message that names the file, each place in it and what would be valid there. */
export function describeIssues(file: string, issues: readonly z.core.$ZodIssue[]): string {
  const lines = issues.map((issue) => {
    const where = place(issue.path);
    return where ? `${where} ${issue.message}` : issue.message;
  });
  return lines.length === 1
    ? `${file}: ${lines[0]}`
    : `${file}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

z.config({ customError: inWords });
