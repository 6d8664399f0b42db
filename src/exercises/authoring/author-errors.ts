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

z.config({ customError: inWords });
