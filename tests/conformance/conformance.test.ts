import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bothTranscripts, readCapture, replay } from '../../src/conformance/replay.ts';
import { deviations, main } from './run.ts';

const CAPTURES = join(import.meta.dirname, 'captures');
const files = readdirSync(CAPTURES);
const read = (file: string) => readCapture(readFileSync(join(CAPTURES, file), 'utf8'), file);

describe('The model agrees with a real kernel', () => {
  test.each(files)('%s', (file) => {
    const result = replay(read(file));
    const expected = deviations()[result.name] === undefined ? [] : expect.any(Array);
    expect(result.differences, bothTranscripts(result)).toEqual(expected);
  });

  test('every listed deviation is of a recording that is there', () => {
    expect(Object.keys(deviations()).filter((name) => !files.includes(`${name}.json`))).toEqual([]);
  });
});

describe('The comparison can fail', () => {
  const capture = read('close_client_4way.json');
  const changed = (change: (c: typeof capture) => void): readonly string[] => {
    const copy = structuredClone(capture);
    change(copy);
    return replay(copy).differences;
  };

  const stampsOf = (c: typeof capture, at: number): [number, number] => c.segments[at]?.opts.ts ?? [0, 0];
  const echoOf = (c: typeof capture, at: number, of: number): void => {
    stampsOf(c, at)[1] = stampsOf(c, of)[0];
  };
  const stampOf = (c: typeof capture, at: number, of: number): void => {
    stampsOf(c, at)[0] = stampsOf(c, of)[0];
  };

  test.each<[string, (c: typeof capture) => void]>([
    ['another acknowledgment number', (c) => Object.assign(c.segments[9] ?? {}, { rack: 8 })],
    ['other flags', (c) => Object.assign(c.segments[7] ?? {}, { flags: 'F' })],
    ['a segment more', (c) => c.segments.push(c.segments.at(-1) as (typeof c.segments)[number])],
    ['a segment less', (c) => c.segments.pop()],
    ['a segment a tenth of a second early', (c) => Object.assign(c.segments[9] ?? {}, { t: 0.42 })],
    ['a segment late', (c) => Object.assign(c.segments[9] ?? {}, { t: 0.6 })],
    ['a PSH less', (c) => Object.assign(c.segments[3] ?? {}, { flags: 'A' })],
    ['a PSH more', (c) => Object.assign(c.segments[2] ?? {}, { flags: 'PA' })],
    ['another window', (c) => Object.assign(c.segments[4] ?? {}, { win: 62 })],
    ['another MSS', (c) => Object.assign(c.segments[0]?.opts ?? {}, { mss: 1400 })],
    ['another window scale', (c) => Object.assign(c.segments[1]?.opts ?? {}, { ws: 7 })],
    ['a missing SACK-permitted', (c) => delete c.segments[0]?.opts.sack],
    ['a SACK block', (c) => Object.assign(c.segments[6]?.opts ?? {}, { blocks: [[1, 2]] })],
    ['a Fast Open option', (c) => Object.assign(c.segments[0]?.opts ?? {}, { tfo: 'request' })],
    ['missing timestamps', (c) => delete c.segments[5]?.opts.ts],
    ['the echo of an older timestamp', (c) => echoOf(c, 6, 1)],
    ['a timestamp that stands still', (c) => stampOf(c, 10, 3)],
    ['a state never entered', (c) => Object.assign(c.states[7] ?? {}, { to: 'CLOSING' })],
    ['another last state', (c) => c.states.pop()],
    ['another result of a call', (c) => Object.assign(c.script[9] ?? {}, { result: 'ECONNRESET' })],
  ])('notices %s', (_, change) => {
    expect(changed(change)).not.toEqual([]);
  });

  describe('two segments of both sides', () => {
    const crossed = read('simultaneous_close.json');
    const swapped = (apart: number) => {
      const copy = structuredClone(crossed);
      const at = copy.segments.findIndex(
        (s, i) => s.from !== copy.segments[i + 1]?.from && s.flags.includes('F'),
      );
      const [first, second] = copy.segments.slice(at, at + 2);
      if (!first || !second) throw new Error('the recording has no two segments that cross');
      copy.segments.splice(at, 2, { ...second, t: first.t }, { ...first, t: first.t + apart });
      return replay(copy);
    };

    test('in the same microsecond have no order, which is said', () => {
      const { differences, notes } = swapped(0);
      expect(differences).toEqual([]);
      expect(notes.join()).toMatch(
        /sent in the same microsecond from both sides: their order was not compared/,
      );
    });

    test('a millisecond apart have one', () => {
      expect(swapped(0.001).differences).not.toEqual([]);
    });
  });
});

describe('npm run conformance', () => {
  const run = (argv: string[]): { code: number; lines: string[] } => {
    const lines: string[] = [];
    return { code: main(argv, (line) => lines.push(line)), lines };
  };
  const withFolder = (work: (dir: string) => void): void => {
    const dir = mkdtempSync(join(tmpdir(), 'seqack-'));
    try {
      work(dir);
    } finally {
      rmSync(dir, { recursive: true });
    }
  };
  const text = readFileSync(join(CAPTURES, 'handshake_normal.json'), 'utf8');

  test('prints a line a recording and a total, refuses foreign files by name, and writes runs', () => {
    withFolder((dir) => {
      writeFileSync(join(dir, 'a.json'), text);
      writeFileSync(join(dir, 'index.json'), '[]');
      writeFileSync(join(dir, 'README.md'), '# no recording');
      const { code, lines } = run([dir, '--json', join(dir, 'out')]);
      expect(lines).toContain('ok handshake_normal');
      expect(lines.filter((l) => l.startsWith('REFUSED')).map((l) => l.split(':')[0])).toEqual([
        'REFUSED README.md',
        'REFUSED index.json',
      ]);
      expect(lines.at(-1)).toContain('1 of 1 recordings agree');
      expect(code).toBe(0);
      const written = JSON.parse(readFileSync(join(dir, 'out', 'handshake_normal.json'), 'utf8'));
      expect(written.segments.map((s: { rseq: number; rack: number | null }) => [s.rseq, s.rack])).toEqual([
        [0, null],
        [0, 1],
        [1, 1],
      ]);
      expect(replay(readCapture(JSON.stringify(written), 'written')).differences).toEqual([]);
    });
  });

  test('exits 1 on a difference, and on a recording it cannot read', () => {
    withFolder((dir) => {
      writeFileSync(
        join(dir, 'a.json'),
        text.replace('"rack":1,"len":0,"win":63', '"rack":2,"len":0,"win":63'),
      );
      expect(run([dir, '--verbose']).code).toBe(1);
      writeFileSync(join(dir, 'a.json'), text.replace('"delay":0.02', '"delay":"soon"'));
      const broken = run([dir]);
      expect(broken.code).toBe(1);
      expect(broken.lines[0]).toMatch(/DIFF a\.json: .*delay/);
    });
  });

  test('says so when there is nothing to replay', () => {
    withFolder((dir) => {
      expect(run([join(dir, 'missing')]).code).toBe(2);
      expect(run([dir]).code).toBe(1);
    });
  });
});
