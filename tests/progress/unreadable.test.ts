import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { encode } from '../../src/progress/record.ts';
import { check, garbage, record, SEED } from './arbitraries.ts';
import { Browser, entry, full, KEY } from './fake-browser.ts';

describe('a record that cannot be read', () => {
  it.each(['{"version":1,', 'hello', '{"theme":"dark"}'])(
    '%s: set aside as it was, told until acknowledged',
    (text) => {
      const browser = new Browser(text);
      const tab = browser.tab();
      expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
      expect(tab.listSetAside()).toEqual([{ key: `${KEY}.set-aside.1000`, at: 1000, text }]);
      expect(browser.stored).toBeUndefined();
      expect(browser.tab().$storageStatus.get()).toBe('corrupt-set-aside');
      tab.acknowledgeSetAside();
      expect(tab.$storageStatus.get()).toBe('ok');
      expect(browser.tab().$storageStatus.get()).toBe('ok');
      expect(tab.listSetAside()).toHaveLength(1);
    },
  );

  it('in part: valid entries stay in the record, the whole text is set aside', () => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': { attempts: -1 } } });
    const browser = new Browser(text);
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    expect(tab.listSetAside()[0]!.text).toBe(text);
    expect(browser.stored).toEqual({ ...EMPTY, exercises: { 'close/a': entry } });
  });

  it('met while this page knows more: what the page knows is written back', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.set(KEY, 'scribble');
    browser.deliver();
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry } });
    expect(tab.listSetAside()[0]!.text).toBe('scribble');
  });

  it('told again when something is set aside later', () => {
    const browser = new Browser('first');
    const tab = browser.tab();
    tab.acknowledgeSetAside();
    browser.now = 2000;
    browser.storage.held.set(KEY, 'second');
    browser.deliver();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    expect(tab.listSetAside().map(({ text }) => text)).toEqual(['second', 'first']);
  });

  it('told again, and kept as the newest, after the clock was set back', () => {
    const browser = new Browser('first');
    const tab = browser.tab();
    tab.acknowledgeSetAside();
    browser.now = 500;
    for (const text of ['second', 'third', 'fourth']) {
      browser.storage.held.set(KEY, text);
      browser.deliver();
      expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    }
    expect(tab.listSetAside().map(({ text }) => text)).toEqual(['fourth', 'third', 'second']);
    tab.acknowledgeSetAside();
    for (const one of tab.listSetAside()) tab.discardSetAside(one);
    browser.storage.held.set(KEY, 'fifth');
    browser.deliver();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
  });

  it('keeps the newest three, each text once, also within one millisecond', () => {
    const browser = new Browser();
    const tab = browser.tab();
    for (const text of ['a', 'b', 'b', 'c', 'd']) {
      browser.storage.held.set(KEY, text);
      browser.deliver();
    }
    expect(tab.listSetAside().map(({ text }) => text)).toEqual(['d', 'c', 'b']);
    expect(browser.setAside).toHaveLength(3);
  });

  it('discarded by the learner: gone, and its room is used for what was not stored', () => {
    const browser = new Browser('scribble');
    const tab = browser.tab();
    browser.storage.refuses = 'full';
    tab.recordAttempt(full('close/a'));
    browser.storage.refuses = 'nothing';
    const [setAside] = tab.listSetAside();
    tab.discardSetAside(setAside!);
    expect(tab.listSetAside()).toEqual([]);
    expect(tab.$storageStatus.get()).toBe('ok');
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry } });
  });

  it('with no room for a copy: stays untouched, and nothing is written over it', () => {
    const text = JSON.stringify({ version: 1, exercises: { 'close/a': entry, 'close/b': 0 } });
    const browser = new Browser(text);
    browser.storage.refuses = 'full';
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('full');
    expect(tab.$progress.get().exercises).toEqual({ 'close/a': entry });
    tab.recordAttempt(full('close/c'));
    expect(browser.storage.held.get(KEY)).toBe(text);
    browser.storage.refuses = 'nothing';
    tab.recordAttempt(full('close/d'));
    expect(tab.listSetAside()[0]!.text).toBe(text);
    expect(Object.keys((browser.stored as typeof EMPTY).exercises)).toEqual([
      'close/a',
      'close/c',
      'close/d',
    ]);
  });
});

describe('a record of a newer version', () => {
  const newer = '{"version":2,"streaks":[1,2,3]}';

  it('is left as it is while the page works on and says so', () => {
    const browser = new Browser(newer);
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('newer-version');
    tab.recordAttempt(full('close/a'));
    tab.resetProgress();
    browser.deliver();
    expect([...browser.storage.held]).toEqual([[KEY, newer]]);
    expect(tab.exportProgress()).toBe(newer);
  });

  it('written by another tab meanwhile is left alone too', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.set(KEY, newer);
    tab.recordAttempt(full('close/b'));
    expect(tab.$storageStatus.get()).toBe('newer-version');
    expect(browser.storage.held.get(KEY)).toBe(newer);
  });
});

describe(`whatever is stored (seed ${SEED})`, () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    garbage.map((value) => JSON.stringify(value)),
    record.map((value) => encode(value)),
    garbage.map((value) => JSON.stringify({ version: 1, exercises: { 'junk/a': value }, drafts: value })),
  );

  it('no page throws, the text is still there or taken over, and the next attempt is kept', () => {
    check(
      fc.property(texts, (text) => {
        const browser = new Browser(text);
        browser.tab().recordAttempt(full('close/a'));
        const kept = [...browser.storage.held.values()];
        const known = browser.stored as typeof EMPTY;
        expect(known.exercises?.['close/a'] !== undefined || kept.includes(text)).toBe(true);
        const sound = browser.setAside.length === 0;
        if (!sound) expect(kept).toContain(text);
        expect(browser.tab().$storageStatus.get()).toBe(sound ? 'ok' : 'corrupt-set-aside');
      }),
    );
  });
});
