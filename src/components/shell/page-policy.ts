import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepNamesWhole } from './whole-names.ts';

/**
 * Leaves in a page's Content-Security-Policy the hashes of its own inline scripts and styles. Astro lists those of the
 * whole site on every page.
 */
export function keepOwnHashes(html: string): string {
  const inline = html.matchAll(/<(script|style)\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g);
  const own = new Set([...inline].map(([, , text = '']) => hashOf(text)));
  return html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (policy) =>
    policy.replace(/ '(sha256-[^']+)'/g, (source, hash) => (own.has(hash) ? source : '')),
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

/** Narrows the policy of every page of a built site, and keeps the names on it in one piece. */
export function finishPages(site: string): void {
  for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const path = join(site, file);
    writeFileSync(path, keepNamesWhole(keepOwnHashes(readFileSync(path, 'utf8'))));
  }
}
