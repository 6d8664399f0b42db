/** The model lists sockets as a real kernel does: `ss -tan` and `netstat -ant` at moments of recorded runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type SocketRecording,
  socketDifferences,
  socketRecordingSchema,
} from '../../src/conformance/index.ts';
import { STATE_NAMES } from '../../src/tcp/index.ts';

const FOLDER = join(import.meta.dirname, 'sockets');
const recordings: SocketRecording[] = readdirSync(FOLDER).map((file) =>
  socketRecordingSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
);

describe('The model lists sockets as a real kernel does', () => {
  test.each(recordings)('$name', (recording) => {
    expect(socketDifferences(recording)).toEqual([]);
  });
});

describe('The comparison of lists can fail', () => {
  test.each(['ss', 'netstat'] as const)('notices another line of %s', (tool) => {
    const copy = structuredClone(recordings[0]!);
    const moment = copy.moments[0]!;
    moment[tool].push('LISTEN 0 1 0.0.0.0:9 0.0.0.0:*');
    expect(socketDifferences(copy)).toEqual([expect.stringContaining(`${tool} of the ${moment.side}`)]);
  });
});

describe('The recordings', () => {
  test('show every state that a listing can show', () => {
    const lines = recordings.flatMap(({ moments }) => moments.flatMap(({ ss }) => ss));
    const shown = new Set(lines.map((line) => line.split(' ')[0]));
    const listed = Object.values(STATE_NAMES.ss).filter((name) => name !== STATE_NAMES.ss.CLOSED);
    expect([...shown].sort()).toEqual(listed.sort());
  });
});
