import type { core } from 'zod';

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
export function describeIssues(file: string, issues: readonly core.$ZodIssue[]): string {
  const lines = issues.map((issue) => {
    const where = place(issue.path);
    return where ? `${where} ${issue.message}` : issue.message;
  });
  return lines.length === 1
    ? `${file}: ${lines[0]}`
    : `${file}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}
