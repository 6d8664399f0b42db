/**
 * `npm run conformance -- DIR [--verbose] [--json OUT]`: replays every recording in DIR under profile `linux` and compares.
 * One line per recording and a total; exits 1 on any difference that deviations.yaml does not explain.
 * Files that are no recordings are refused by name and change nothing else.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Deviation, deviationSchema } from '../../src/conformance/index.ts';
import {
  bothTranscripts,
  ForeignFile,
  inCaptureFormat,
  readCapture,
  replay,
} from '../../src/conformance/replay.ts';

const HERE = import.meta.dirname;
const DEFAULT_DIR = join(HERE, 'captures');

/** Reads the differences that are explained: recording → reason. */
export function deviations(): Record<string, Deviation> {
  const text = readFileSync(join(HERE, 'deviations.yaml'), 'utf8');
  return z.record(z.string(), deviationSchema).parse(parse(text) ?? {});
}

/** Runs the command; returns its exit code. */
export function main(argv: readonly string[], say: (line: string) => void): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false }, json: { type: 'string' } },
  });
  const dir = positionals[0] ?? DEFAULT_DIR;
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    say(`There is no folder ${dir}. Give a folder of recordings: npm run conformance -- DIR`);
    return 2;
  }
  if (values.json !== undefined) mkdirSync(values.json, { recursive: true });
  const explained = deviations();
  const count = { ok: 0, explained: 0, different: 0, refused: 0 };
  for (const file of readdirSync(dir).sort()) {
    const path = join(dir, file);
    if (statSync(path).isDirectory()) continue;
    count[one(path, file, explained, values, say)] += 1;
  }
  const total = count.ok + count.explained + count.different;
  say(
    `${count.ok} of ${total} recordings agree; ${count.different} differ, ${count.explained} differ for a listed reason, ${count.refused} files refused`,
  );
  if (total === 0) {
    say(`No recording in ${dir}: files of the format seqack-capture/1 are wanted.`);
    return 1;
  }
  return count.different > 0 ? 1 : 0;
}

function one(
  path: string,
  file: string,
  explained: Record<string, Deviation>,
  values: { readonly verbose?: boolean; readonly json?: string | undefined },
  say: (line: string) => void,
): 'ok' | 'explained' | 'different' | 'refused' {
  let result: ReturnType<typeof replay>;
  try {
    result = replay(readCapture(readFileSync(path, 'utf8'), file));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof ForeignFile) {
      say(`REFUSED ${file}: ${message}`);
      return 'refused';
    }
    say(`DIFF ${file}: ${message}`);
    return 'different';
  }
  const { name } = result;
  if (values.json !== undefined) {
    writeFileSync(join(values.json, `${name}.json`), `${JSON.stringify(inCaptureFormat(result), null, 1)}\n`);
  }
  if (result.differences.length === 0) {
    say(`ok ${name}`);
    for (const note of result.notes) say(`  ${note}`);
    return 'ok';
  }
  const reason = explained[name];
  say(`DIFF ${name}: ${result.differences[0]}${reason === undefined ? '' : ` (listed: ${reason.en})`}`);
  for (const more of result.differences.slice(1)) say(`  ${more}`);
  if (values.verbose === true) say(bothTranscripts(result));
  return reason === undefined ? 'different' : 'explained';
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2), (line) => console.log(line));
