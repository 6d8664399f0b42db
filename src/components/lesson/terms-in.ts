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
