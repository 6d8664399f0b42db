import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { DRILL } from '../../src/progress/keys.ts';
import { encode } from '../../src/progress/record.ts';
import { createProgress } from '../../src/progress/store.ts';
import { Browser, entry, full, KEY } from './fake-browser.ts';

describe('storage that cannot be used', () => {
  it('forbidden: nothing throws, the page works on and says so', () => {
    const browser = new Browser();
    browser.storage.refuses = 'forbidden';
    const tab = browser.tab();
    expect(tab.$storageStatus.get()).toBe('unavailable');
    tab.recordAttempt(full('close/a'));
    tab.saveDraft({ exerciseId: 'close/a', seed: 1, answer: { ack: '1' }, at: 11 });
    tab.acknowledgeSetAside();
    expect(tab.listSetAside()).toEqual([]);
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
    expect(JSON.parse(tab.exportProgress())).toMatchObject({ exercises: { 'close/a': entry } });
    tab.resetProgress()!();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('null: the same', () => {
    const tab = createProgress({ open: () => null, now: () => 1, listen: () => () => {} });
    tab.recordAttempt(full('close/a'));
    expect(tab.$storageStatus.get()).toBe('unavailable');
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('full: says so at the write, keeps the page going, and writes it all once there is room', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.refuses = 'full';
    expect(tab.$storageStatus.get()).toBe('ok');
    tab.recordAttempt(full('close/b'));
    expect(tab.$storageStatus.get()).toBe('full');
    browser.deliver();
    expect(tab.$storageStatus.get()).toBe('full');
    expect(Object.keys(tab.$progress.get().exercises)).toEqual(['close/a', 'close/b']);
    browser.storage.refuses = 'nothing';
    tab.recordAttempt(full('close/c'));
    expect(tab.$storageStatus.get()).toBe('ok');
    expect(browser.stored).toMatchObject({
      exercises: { 'close/a': entry, 'close/b': entry, 'close/c': entry },
    });
  });

  it('full from the first write on: what was not stored is not taken for cleared', () => {
    const browser = new Browser();
    browser.storage.refuses = 'full';
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.deliver();
    expect(tab.$progress.get().exercises['close/a']).toEqual(entry);
  });

  it('read-only for another reason: says that progress is not kept', () => {
    const browser = new Browser();
    browser.storage.refuses = 'writes';
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    expect(tab.$storageStatus.get()).toBe('unavailable');
  });
});

describe('what is said of a change that is not stored', () => {
  const newer = '{"version":2,"exercises":{}}';
  const file = encode({ ...EMPTY, exercises: { 'close/a': entry } });

  it('a record of a newer version: nothing is forgotten, a drill neither', () => {
    const browser = new Browser(newer);
    browser.storage.held.set(DRILL, 'drill');
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    expect(tab.resetProgress()).toBeNull();
    expect(tab.$progress.get().exercises).toEqual({ 'close/a': entry });
    expect(browser.storage.held.get(KEY)).toBe(newer);
    expect(browser.storage.held.get(DRILL)).toBe('drill');
  });

  it('a storage that takes nothing any more: nothing is forgotten', () => {
    const browser = new Browser(file);
    const tab = browser.tab();
    browser.storage.refuses = 'writes';
    expect(tab.resetProgress()).toBeNull();
    expect(tab.$progress.get().exercises).toEqual({ 'close/a': entry });
    expect(new Browser(browser.storage.held.get(KEY)).tab().$progress.get().exercises).toEqual({
      'close/a': entry,
    });
  });

  it.each([
    ['a record of a newer version', newer, 'nothing'],
    ['a full storage', undefined, 'full'],
    ['a forbidden storage', undefined, 'forbidden'],
  ] as const)('%s: what was imported is there, and not stored', (_, held, refuses) => {
    const browser = new Browser(held);
    browser.storage.refuses = refuses;
    const tab = browser.tab();
    expect(tab.importProgress(file)).toMatchObject({ ok: true, stored: false });
    expect(tab.$progress.get().exercises).toEqual({ 'close/a': entry });
  });
});
