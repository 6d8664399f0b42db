/** The built site that the bench and Lighthouse look at. */
import { spawnSync } from 'node:child_process';
import { normalBase, type SiteOptions } from './static-site.ts';

/** A site that is built, and how long that took; null when it was built before. */
export interface BuiltSite extends SiteOptions {
  readonly buildSeconds: number | null;
}

/** Takes the site in DIST as it is, or builds it into `dist`; throws a sentence when that fails. */
export function builtSite(say: (line: string) => void): BuiltSite {
  const base = normalBase(process.env['BASE_PATH']);
  const given = process.env['DIST'];
  if (given !== undefined && given !== '') return { root: given, base, buildSeconds: null };
  say('Building the site.');
  const start = performance.now();
  const run = spawnSync('npm run build', {
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (run.status !== 0) throw new Error(`${run.stdout}\n${run.stderr}\nThe site does not build.`);
  return { root: 'dist', base, buildSeconds: (performance.now() - start) / 1000 };
}
