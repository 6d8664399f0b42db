import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/progress/index.ts';
import { Browser, entry, full, KEY } from './fake-browser.ts';

const attempt = (exerciseId: string, at = 10): Action => ({ what: 'attempt', ...full(exerciseId, at) });

/** Leaves a note as a page does that the room has not come to; gives back its key. */
function note(browser: Browser, action: unknown, name = '1'): string {
  const key = `${KEY}.waiting.${name}`;
  browser.storage.held.set(key, typeof action === 'string' ? action : JSON.stringify(action));
  return key;
}

const notes = (browser: Browser) =>
  [...browser.storage.held.keys()].filter((key) => key.includes('.waiting.'));

describe('what was noted before the room had come', () => {
  it('is taken in by the next page, stored, and the note removed', () => {
    const browser = new Browser();
    note(browser, attempt('close/a'));
    const tab = browser.tab();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
    expect(tab.$storageStatus.get()).toBe('ok');
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry } });
    expect(notes(browser)).toEqual([]);
  });

  it('is taken in in the order it was done, whatever the order of the keys', () => {
    const browser = new Browser();
    note(browser, { what: 'undone', lessonId: 'close/l', at: 30 }, 'a');
    note(browser, { what: 'done', lessonId: 'close/l', at: 20 }, 'b');
    note(browser, { what: 'draft', exerciseId: 'close/a', seed: 1, answer: 'new', at: 50 }, 'c');
    note(browser, { what: 'draft', exerciseId: 'close/a', seed: 1, answer: 'old', at: 40 }, 'd');
    const record = browser.tab().$progress.get();
    expect(record.lessons['close/l']).toEqual({ completedAt: null, changedAt: 30 });
    expect(record.drafts['close/a']?.answer).toBe('new');
  });

  it('joins what is stored already', () => {
    const browser = new Browser();
    browser.tab().recordAttempt(full('close/a', 5));
    note(browser, attempt('close/a', 10));
    expect(browser.tab().$progress.get().exercises['close/a']?.attempts).toBe(2);
  });

  it('is taken in at once by another tab that is open', () => {
    const browser = new Browser();
    const tab = browser.tab();
    note(browser, attempt('close/a'));
    browser.deliver();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
    expect(notes(browser)).toEqual([]);
  });

  it('counts once when two tabs find the same note', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    const actions = [
      attempt('close/a'),
      { what: 'done', lessonId: 'close/l', at: 11 },
      { what: 'draft', exerciseId: 'close/a', seed: 1, answer: '1', at: 12 },
    ];
    for (const [i, action] of actions.entries()) note(browser, action, String(i));
    one.recordAttempt(full('close/b'));
    // The other tab's view of the storage is older: the notes are still in it.
    for (const [i, action] of actions.entries()) note(browser, action, String(i));
    two.recordAttempt(full('close/c'));
    browser.deliver();
    for (const tab of [one, two]) {
      const record = tab.$progress.get();
      expect(record.exercises['close/a']).toEqual(entry);
      expect(record.lessons['close/l']).toEqual({ completedAt: 11, changedAt: 11 });
      expect(record.drafts['close/a']?.at).toBe(12);
    }
  });

  it('counts once when the page that stored it ended before it had removed all of its notes', () => {
    const browser = new Browser();
    const actions = [
      attempt('close/a', 10),
      attempt('close/a', 20),
      attempt('close/a', 30),
      { what: 'draft', exerciseId: 'close/a', seed: 1, answer: 'old', at: 12 },
      { what: 'draft', exerciseId: 'close/a', seed: 1, answer: 'new', at: 22 },
      { what: 'done', lessonId: 'close/l', at: 13 },
      { what: 'undone', lessonId: 'close/l', at: 23 },
    ];
    for (const [i, action] of actions.entries()) note(browser, action, String(i));
    const remove = browser.storage.removeItem.bind(browser.storage);
    let left = 2;
    browser.storage.removeItem = (key) => void (left-- > 0 && remove(key));
    browser.tab();
    expect(notes(browser).length).toBe(actions.length - 2);
    browser.storage.removeItem = remove;
    const record = browser.tab().$progress.get();
    expect(record.exercises['close/a']?.attempts).toBe(3);
    expect(record.drafts['close/a']?.answer).toBe('new');
    expect(record.lessons['close/l']?.completedAt).toBeNull();
    expect(notes(browser)).toEqual([]);
  });

  it('stays noted while the storage is full, counts once, and goes once it is stored', () => {
    const browser = new Browser();
    const [first, second] = [
      note(browser, attempt('close/a', 10), '1'),
      note(browser, attempt('close/a', 20), '2'),
    ];
    browser.storage.refuses = 'full';
    const tab = browser.tab();
    browser.deliver();
    expect(tab.$progress.get().exercises['close/a']?.attempts).toBe(2);
    expect(tab.$storageStatus.get()).toBe('full');
    expect(notes(browser)).toEqual([first, second]);
    browser.storage.refuses = 'nothing';
    tab.recordAttempt(full('close/b'));
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': { attempts: 2 }, 'close/b': entry } });
    expect(notes(browser)).toEqual([]);
  });

  it('waits for the newer version when a newer one wrote the record', () => {
    const newer = '{"version":2,"exercises":{}}';
    const browser = new Browser(newer);
    const key = note(browser, attempt('close/a'));
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('newer-version');
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
    expect(browser.storage.held.get(KEY)).toBe(newer);
    expect(notes(browser)).toEqual([key]);
  });

  it('is forgotten too when everything is', () => {
    const browser = new Browser();
    const tab = browser.tab();
    note(browser, attempt('close/a'));
    tab.resetProgress();
    expect(browser.tab().$progress.get().exercises).toEqual({});
    expect(notes(browser)).toEqual([]);
  });

  it.each([
    'scribble',
    '{"what":"attempt","exerciseId":"close/a","score":2,"seed":1,"at":1}',
    '{"what":"steal","lessonId":"close/l","at":1}',
    '{"what":"done","lessonId":"__proto__","at":1}',
  ])('is set aside and told when it cannot be read: %s', (text) => {
    const browser = new Browser();
    note(browser, text);
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('corrupt-set-aside');
    expect(tab.listSetAside().map((aside) => aside.text)).toEqual([text]);
    expect(notes(browser)).toEqual([]);
  });
});
