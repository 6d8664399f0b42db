import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { readRecord } from '../../src/progress/read-record.ts';
import { encode } from '../../src/progress/record.ts';
import { check, garbage, record, SEED } from './arbitraries.ts';

const entry = { attempts: 2, best: 0.5, last: { at: 9, score: 0.5, seed: 7 } };

describe('readRecord', () => {
  it('reads what was written', () => {
    const written = { ...EMPTY, exercises: { 'handshake/a': entry } };
    expect(readRecord(encode(written))).toEqual({ kind: 'sound', record: written });
  });

  it.each([
    ['', 'not-json'],
    ['{"version":1', 'not-json'],
    ['null', 'not-progress'],
    ['[]', 'not-progress'],
    ['42', 'not-progress'],
    ['{}', 'not-progress'],
    ['{"version":"1"}', 'not-progress'],
    ['{"version":0}', 'not-progress'],
    ['{"version":1.5}', 'not-progress'],
  ])('calls %j foreign: %s', (text, because) => {
    expect(readRecord(text)).toEqual({ kind: 'foreign', because });
  });

  it('leaves a newer version alone', () => {
    expect(readRecord('{"version":2,"exercises":7}')).toEqual({ kind: 'newer', version: 2 });
  });

  it.each([
    ['a score over 1', { 'handshake/b': { ...entry, best: 1.01 } }],
    ['half an attempt', { 'handshake/b': { ...entry, attempts: 0.5 } }],
    ['a field of another program', { 'handshake/b': { ...entry, grade: 'A' } }],
    ['a missing field', { 'handshake/b': { attempts: 1, best: 1 } }],
    ['an id without a folder', { constructor: entry }],
    ['an id with a space', { 'handshake/ b': entry }],
    ['an id without end', { [`handshake/${'b'.repeat(200)}`]: entry }],
  ])('keeps the valid entries beside %s', (_, invalid) => {
    const text = JSON.stringify({ ...EMPTY, exercises: { 'handshake/a': entry, ...invalid } });
    expect(readRecord(text)).toEqual({
      kind: 'damaged',
      record: { ...EMPTY, exercises: { 'handshake/a': entry } },
      invalid: 1,
    });
  });

  it.each([
    ['a part that is a list', { ...EMPTY, lessons: [] }],
    ['a part that is null', { ...EMPTY, lessons: null }],
    ['a part nobody knows', { ...EMPTY, notes: {} }],
    ['a broken epoch', { ...EMPTY, epoch: -1 }],
  ])('counts %s as damage', (_, value) => {
    expect(readRecord(JSON.stringify(value))).toEqual({ kind: 'damaged', record: EMPTY, invalid: 1 });
  });

  it('is not fooled by __proto__', () => {
    const reading = readRecord('{"version":1,"exercises":{"__proto__":{"handshake/a":1}}}');
    expect(reading).toEqual({ kind: 'damaged', record: EMPTY, invalid: 1 });
  });

  it('refuses an answer nested so deep that writing it would overflow the stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = `{"version":1,"drafts":{"handshake/a":{"seed":1,"at":1,"answer":${deep}}}}`;
    expect(readRecord(text)).toEqual({ kind: 'damaged', record: EMPTY, invalid: 1 });
  });
});

describe(`readRecord over generated texts (seed ${SEED})`, () => {
  it('reads every record it can write, exactly', () => {
    check(
      fc.property(record, (a) => void expect(readRecord(encode(a))).toEqual({ kind: 'sound', record: a })),
    );
  });

  it('never throws, whatever the text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .jsonValue()
        .map((part) => JSON.stringify({ version: 1, exercises: part, lessons: part, drafts: part })),
    );
    check(
      fc.property(texts, (text) => void readRecord(text)),
      1000,
    );
  });

  it('never throws on a record cut off or overwritten anywhere', () => {
    check(
      fc.property(record, fc.nat(), fc.string(), (a, cut, scribble) => {
        const text = encode(a);
        const at = cut % (text.length + 1);
        readRecord(text.slice(0, at));
        readRecord(text.slice(0, at) + scribble + text.slice(at + scribble.length));
      }),
      1000,
    );
  });

  it('never loses a valid entry, whatever stands beside it', () => {
    check(
      fc.property(record, fc.dictionary(fc.constantFrom('junk/a', 'junk', ' '), garbage), (a, junk) => {
        const mixed = {
          ...a,
          exercises: { ...junk, ...a.exercises },
          lessons: { ...junk, ...a.lessons },
          drafts: { ...junk, ...a.drafts },
        };
        const reading = readRecord(JSON.stringify(mixed));
        expect(['sound', 'damaged']).toContain(reading.kind);
        const read = (reading as { record: typeof a }).record;
        expect(read.exercises).toMatchObject(a.exercises);
        expect(read.lessons).toMatchObject(a.lessons);
        for (const [id, draft] of Object.entries(a.drafts)) expect(read.drafts[id]).toEqual(draft);
      }),
    );
  });
});
