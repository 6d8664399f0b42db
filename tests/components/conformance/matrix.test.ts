import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CELLS, gridLine, stateName, stateRows } from '../../../src/components/conformance/matrix.ts';
import { KIND_NAMES, MATRIX, WHERES } from '../../../src/conformance/index.ts';
import { LOCALES } from '../../../src/i18n/index.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', 'conformance', 'captures');
const names = readdirSync(CAPTURES).map((file) => file.replace(/\.json$/, ''));
const rows = WHERES.flatMap((where) => [...MATRIX.rfc9293[where], ...MATRIX.linux[where]]);

describe('the matrix', () => {
  it('has a source for every row: a clause, a recording that is there, or a function', () => {
    for (const row of rows) {
      const { clause, recordings = [], functions = [] } = row;
      expect([clause, ...recordings, ...functions].filter(Boolean), row.says).not.toEqual([]);
      expect(recordings.filter((name) => !names.includes(name))).toEqual([]);
    }
  });

  it('shows an outcome for every state and segment, with a clause under rfc9293', () => {
    for (const where of WHERES) {
      const line = gridLine(where, 'en');
      expect(line).toHaveLength(KIND_NAMES.length);
      expect(line.filter(({ rfc }) => rfc.clause === null)).toEqual([]);
    }
    expect(CELLS).toBeGreaterThan(1000);
  });

  it('says what ESTABLISHED does with a FIN, and where', () => {
    const fin = gridLine('ESTABLISHED', 'en')[KIND_NAMES.indexOf('FIN')];
    expect(fin?.rfc).toMatchObject({
      next: 'CLOSE-WAIT',
      answer: 'ACK=RCV.NXT+1',
      clause: '§3.10.7.4, eighth check',
    });
    expect(fin?.linux).toBeNull();
    expect(gridLine('ESTABLISHED', 'zh-cn')[KIND_NAMES.indexOf('FIN')]?.rfc.clause).toBe(
      '§3.10.7.4 第八项检查',
    );
  });

  it('shows where Linux does otherwise, with the recording', () => {
    const syn = gridLine('SYN-RECEIVED (passive open)', 'en')[KIND_NAMES.indexOf('SYN')];
    expect(syn?.rfc.answer).toBe('no answer');
    expect(syn?.linux).toMatchObject({ answer: 'RST,ACK', recordings: ['synrcvd_new_syn'] });
    expect(stateRows('TIME-WAIT', 'en').linux.length).toBeGreaterThan(3);
    expect(stateRows('CLOSED', 'en').linux).toEqual([]);
  });

  it('leaves no English word in a Chinese clause', () => {
    const clauses = WHERES.flatMap((where) =>
      stateRows(where, 'zh-cn').rfc.map(({ clause }) => clause ?? ''),
    );
    const known = /RFC|MAY-\d+|SHLD-\d+|SYN-RECEIVED|TIME-WAIT|A\.2/g;
    expect(clauses.filter((clause) => /[A-Za-z]/.test(clause.replaceAll(known, '')))).toEqual([]);
  });

  it.each(LOCALES)('names each state once in %s', (locale) => {
    expect(new Set(WHERES.map((where) => stateName(where, locale))).size).toBe(WHERES.length);
  });
});
