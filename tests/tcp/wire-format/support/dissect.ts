/** Opens a capture with tshark and tells what it says about each packet. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MARKS, type Mark } from '../../../../src/tcp/wire-format/analysis.ts';
import type { Tshark } from '../../../tools/tshark.ts';

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
  const fields = [...FIELDS, ...MARKS.map((mark) => `tcp.analysis.${mark}`)];
  const preferences = PREFERENCES.flatMap((preference) => ['-o', preference]);
  const args = ['-n', '-T', 'fields', ...preferences, ...fields.flatMap((field) => ['-e', field])];
  return linesOf(tshark, file, args).map(dissection);
}

/** The columns of Wireshark's list, without those that only say how data is read as HTTP. */
const COLUMNS = ['No.', 'Time', 'Source', 'Destination', 'Protocol', 'Length', 'Info'];

/** Returns Wireshark's list of packets, columns separated by tabs. Data is not read as HTTP, which it is not. */
export function listed(tshark: Tshark, file: Uint8Array): readonly string[] {
  const columns = COLUMNS.flatMap((name) => ['-e', `_ws.col.${name}`]);
  return linesOf(tshark, file, ['-n', '--disable-protocol', 'http', '-T', 'fields', ...columns]);
}

/** Runs tshark on a file; its own user settings do not matter. */
function linesOf(tshark: Tshark, file: Uint8Array, args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'seqack-'));
  try {
    const path = join(folder, 'capture');
    writeFileSync(path, file);
    const output = execFileSync(tshark.path, ['-r', path, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, TZ: 'UTC' },
      maxBuffer: MOST_OUTPUT,
    });
    return output.split('\n').slice(0, -1);
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
