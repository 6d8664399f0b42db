/** Reads the `_headers` file of static hosts (Netlify, Cloudflare Pages): paths, each with indented `Name: value` lines. */

/** The headers of one path pattern. */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Parses a `_headers` file; throws with the line number when a line is neither a path nor a header. */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const indented = /^\s/.test(line);
    const header = /^([A-Za-z0-9-]+):\s*(.+)$/.exec(content);
    const last = rules.at(-1);
    if (!indented && content.startsWith('/')) rules.push({ pattern: content, headers: [] });
    else if (indented && header !== null && last !== undefined) {
      last.headers.push([header[1] ?? '', header[2] ?? '']);
    } else {
      throw new Error(
        `_headers line ${index + 1}: "${content}" is neither a path nor an indented "Name: value".`,
      );
    }
  }
  return rules;
}

/** Tells whether a path matches a pattern: `*` stands for any rest, `:name` for one segment. */
export function matchesPattern(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*|:[A-Za-z]\w*)/)
    .map((part) => {
      if (part === '*') return '.*';
      return part.startsWith(':') ? '[^/]+' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`).test(path);
}

/** The headers of a path: every matching rule counts, values of the same name are joined with a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const rule of rules) {
    if (!matchesPattern(rule.pattern, path)) continue;
    for (const [name, value] of rule.headers) {
      const key = name.toLowerCase();
      const before = result.get(key);
      result.set(key, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return result;
}
