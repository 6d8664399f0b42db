/**
 * `npm run browsers`: visits the built site in Chromium, Firefox and WebKit and does what a person does; `-- firefox`
 * takes that one alone. DIST names a site that is built already. An engine that is not here and cannot be installed is
 * skipped, unless it was named.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltSite, builtSite } from '../built-site.ts';
import { ENGINES, type Engine } from './engines.ts';
import { serveForSmoke } from './site.ts';
import { STORY, Visit } from './story.ts';

const say = (line: string): void => console.log(line);

/** Tells the story to one engine, a line a check; returns how many failed. */
async function visit(engine: Engine, path: string, built: BuiltSite): Promise<number> {
  const site = await serveForSmoke(built);
  const driver = await engine.start(path);
  let failed = 0;
  try {
    say(`${engine.name}: ${driver.version}`);
    const there = new Visit(driver, site);
    for (const { name, run } of STORY) {
      const fault = await run(there).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      const problems = await there.takeProblems().catch((error: unknown) => [String(error)]);
      const faults = [...(fault === null ? [] : [fault]), ...problems];
      say(`${engine.name}: ${faults.length === 0 ? 'ok' : 'FAILED'}: ${name}`);
      for (const line of faults) say(`  ${line}`);
      failed += Math.min(1, faults.length);
    }
  } finally {
    await driver.close();
    site.close();
  }
  return failed;
}

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const known = ENGINES.map(({ name }) => name);
  const unknown = named.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined)
    throw new Error(`There is no engine "${unknown}"; there are ${known.join(', ')}.`);
  const built = builtSite(say);
  if (!existsSync(join(built.root, 'index.html')))
    throw new Error(`There is no built site in ${built.root}.`);
  let failed = 0;
  for (const engine of ENGINES.filter(({ name }) => named.length === 0 || named.includes(name))) {
    let path: string;
    try {
      path = engine.find(say);
    } catch (error) {
      if (named.length > 0) throw error;
      say(`${engine.name}: skipped: ${error instanceof Error ? error.message : error}`);
      continue;
    }
    failed += await visit(engine, path, built);
  }
  if (failed > 0) throw new Error(`${failed} checks failed.`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
