/** Opens a capture with tshark and tells what it says about each packet. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tshark } from '../../../tools/tshark.ts';
import { MARKS, type Mark } from './analysis.ts';

/** What tshark says about one packet. */
export interface Dissection {
  /** Whether some dissector met what it could not make sense of. */
  readonly malformed: boolean;
  readonly protocols: string;
  /** `1` is a good checksum, `0` a bad one; the IP one is empty for IPv6. */
  readonly checksums: { readonly tcp: string; readonly ip: string };
  readonly comment: string;
  /** Seconds. */
  readonly time: string;
  readonly marks: readonly Mark[];
  /** Whether it has any mark, known here or not. */
  readonly marked: boolean;
}

const FIELDS = [
  '_ws.malformed',
  'frame.protocols',
  'tcp.checksum.status',
  'ip.checksum.status',
  'frame.comment',
  'frame.time_epoch',
  'tcp.analysis.flags',
] as const;

const PREFERENCES = [
  'tcp.check_checksum:TRUE',
  'ip.check_checksum:TRUE',
  'tcp.analyze_sequence_numbers:TRUE',
];

/** More than tshark has to say about every run together, octets. */
const MOST_OUTPUT = 2 ** 26;

/** Opens a file with tshark, all checksums checked; what it complains about on the way is thrown. */
export function dissect(tshark: Tshark, file: Uint8Array): readonly Dissection[] {
  const folder = mkdtempSync(join(tmpdir(), 'seqack-'));
  try {
    const path = join(folder, 'capture');
    writeFileSync(path, file);
    const fields = [...FIELDS, ...MARKS.map((mark) => `tcp.analysis.${mark}`)];
    const args = ['-r', path, '-n', '-T', 'fields'];
    for (const preference of PREFERENCES) args.push('-o', preference);
    for (const field of fields) args.push('-e', field);
    // Its own user settings must not matter.
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, TZ: 'UTC' };
    const output = execFileSync(tshark.path, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      maxBuffer: MOST_OUTPUT,
    });
    const lines = output.split('\n');
    return lines.slice(0, -1).map(dissection);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function dissection(line: string): Dissection {
  const [malformed, protocols, tcp, ip, comment, time, flags, ...marks] = line.split('\t');
  return {
    malformed: malformed !== '',
    protocols: protocols ?? '',
    checksums: { tcp: tcp ?? '', ip: ip ?? '' },
    comment: comment ?? '',
    time: time ?? '',
    marks: MARKS.filter((_, i) => (marks[i] ?? '') !== ''),
    marked: flags !== '',
  };
}
