import { createHash } from 'node:crypto';

/** Returns the Content-Security-Policy source that allows exactly this inline script. */
export function scriptHash(code: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}`;
}
