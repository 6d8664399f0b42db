/**
 * Lists the ids of the exercises in a lesson's MDX, in reading order, each once. Code and comments do not count.
 *
 * @example exercisesIn('<Exercise id="handshake/plain" />') // ['handshake/plain']
 */
export function exercisesIn(mdx: string | undefined): readonly string[] {
  const text = (mdx ?? '')
    .replace(/^(`{3,}|~{3,}).*?^\1/gmsu, '')
    .replace(/`[^`\n]*`/gu, '')
    .replace(/\{\/\*.*?\*\/\}/gsu, '');
  return [
    ...new Set([...text.matchAll(/<Exercise\b[^>]*?\bid=["']([^"']+)["']/gu)].map(([, id]) => id ?? '')),
  ];
}

/**
 * Lists the ids of the terms a lesson's MDX explains, in reading order, each once.
 *
 * @example termsIn('<Term id="isn">ISN</Term>') // ['isn']
 */
export function termsIn(mdx: string | undefined): readonly string[] {
  return [
    ...new Set([...(mdx ?? '').matchAll(/<Term\b[^>]*?\bid=["']([^"']+)["']/g)].map(([, id]) => id ?? '')),
  ];
}
