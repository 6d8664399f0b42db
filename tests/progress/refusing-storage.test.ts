import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/progress/store.ts';
import { Browser, entry, full } from './fake-browser.ts';

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
    tab.resetProgress()();
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
