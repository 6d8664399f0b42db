/** A component in a lesson's MDX, opening or closing: `<Note kind="pitfall">`, `</Note>`. */
export const TAG = /<\/?[A-Z]\w*\b(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^>"'{])*>/gu;

const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}))?/gu;

/** An attribute of a component; null for one without a value. */
export interface Attribute {
  readonly name: string;
  readonly value: string | null;
}

/** Returns a component's attributes as they are written. */
export function attributesOf(tag: string): Attribute[] {
  const inner = tag.replace(/^<\w+/u, '').replace(/\/?>$/u, '');
  return [...inner.matchAll(ATTRIBUTE)].map(([, name = '', double, single, expression]) => ({
    name,
    value: double ?? single ?? expression ?? null,
  }));
}

/** Fills a place with as many signs as it had, its line breaks apart. */
export function filled(place: string, sign: string): string {
  return place.replace(/[^\n]/gu, sign);
}

/** Fills a place with spaces. */
export function blank(place: string): string {
  return filled(place, ' ');
}

/** Blanks out the front matter, code and comments of a lesson. */
export function withoutCode(mdx: string): string {
  return mdx
    .replace(/^---\n[\s\S]*?\n---\n/u, blank)
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gmu, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/gu, blank)
    .replace(/`[^`\n]*`/gu, blank);
}
