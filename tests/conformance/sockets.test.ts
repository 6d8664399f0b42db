/** The model lists sockets as a real kernel does: `ss -tan` and `netstat -ant` at moments of recorded runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  queueDifferences,
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

describe('The model fills the queues of listeners as a real kernel does', () => {
  test.each(recordings)('$name', (recording) => {
    expect(queueDifferences(recording)).toEqual([]);
  });

  test('at many moments, some with requests and some with connections that wait', () => {
    const lines = recordings.flatMap(({ moments }) => moments.flatMap(({ ss }) => ss));
    expect(lines.filter((line) => line.startsWith('SYN-RECV')).length).toBeGreaterThan(5);
    expect(lines.filter((line) => /^LISTEN [1-9]/.test(line)).length).toBeGreaterThan(5);
  });

  test('and a difference is told', () => {
    const copy = structuredClone(recordings.find(({ name }) => name === 'accept_queue_full')!);
    const { ss } = copy.moments.find(({ side }) => side === 'server')!;
    ss.splice(0, ss.length, ...ss.map((line) => line.replace('LISTEN 3 2', 'LISTEN 2 2')));
    expect(queueDifferences(copy)).toEqual([
      expect.stringContaining('kernel LISTEN 2 2 8080, model LISTEN 3 2'),
    ]);
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
