import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/progress/index.ts';
import { encode } from '../../src/progress/record.ts';
import { check, SEED } from './arbitraries.ts';
import { Browser, entry, full, KEY } from './fake-browser.ts';

describe('a page', () => {
  it('keeps an attempt for the next page', () => {
    const browser = new Browser();
    browser.tab().recordAttempt(full('close/a'));
    const next = browser.tab();
    expect(next.$progress.get().exercises['close/a']).toEqual(entry);
    expect(next.$storageStatus.get()).toBe('ok');
  });

  it('writes nothing before the learner does something', () => {
    const browser = new Browser();
    browser.tab();
    browser.deliver();
    expect([...browser.storage.held]).toEqual([]);
  });

  it('tells listeners of a change once', () => {
    const tab = new Browser().tab();
    let calls = 0;
    tab.$progress.listen(() => {
      calls += 1;
    });
    tab.recordAttempt(full('close/a'));
    expect(calls).toBe(1);
  });
});

describe('two tabs', () => {
  it('count both their attempts', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a', 10));
    two.recordAttempt(full('close/a', 20));
    one.recordAttempt(full('close/a', 30));
    browser.deliver();
    for (const tab of [one, two]) expect(tab.$progress.get().exercises['close/a']!.attempts).toBe(3);
  });

  it('agree after one hears of the other', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.completeLesson({ lessonId: 'close/lesson', at: 10 });
    expect(two.$progress.get().lessons).toEqual({});
    browser.deliver();
    expect(two.$progress.get()).toEqual(one.$progress.get());
  });

  it('write again what a simultaneous write of the other swallowed, and then fall silent', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a'));
    // The other tab read before that write and wrote after it.
    browser.storage.held.set(KEY, encode({ ...EMPTY, exercises: { 'close/b': entry } }));
    browser.deliver();
    expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry, 'close/b': entry } });
    browser.deliver();
    const text = browser.storage.held.get(KEY);
    browser.deliver();
    expect(browser.storage.held.get(KEY)).toBe(text);
    expect(one.$progress.get()).toEqual(two.$progress.get());
  });

  it('write it again when that was swallowed too, and not without end', () => {
    const browser = new Browser();
    const one = browser.tab();
    one.recordAttempt(full('close/a'));
    const other = encode({ ...EMPTY, exercises: { 'close/b': entry } });
    for (const _ of [1, 2, 3]) {
      browser.storage.held.set(KEY, other);
      browser.deliver();
      expect(browser.stored).toMatchObject({ exercises: { 'close/a': entry, 'close/b': entry } });
    }
    for (const _ of Array.from({ length: 10 })) {
      browser.storage.held.set(KEY, other);
      browser.deliver();
    }
    expect(browser.storage.held.get(KEY)).toBe(other);
  });

  it('are both reset by one, and both get everything back when that is undone', () => {
    const browser = new Browser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.recordAttempt(full('close/a'));
    browser.deliver();
    const undo = one.resetProgress();
    browser.deliver();
    expect(two.$progress.get().exercises).toEqual({});
    two.recordAttempt(full('close/b'));
    undo!();
    browser.deliver();
    for (const tab of [one, two]) {
      expect(Object.keys(tab.$progress.get().exercises).sort()).toEqual(['close/a', 'close/b']);
    }
  });

  it('do not bring back what the learner cleared in the browser', () => {
    const browser = new Browser();
    const tab = browser.tab();
    tab.recordAttempt(full('close/a'));
    browser.storage.held.clear();
    browser.deliver();
    expect(tab.$progress.get()).toEqual(EMPTY);
    tab.recordAttempt(full('close/b'));
    expect(browser.stored).toMatchObject({ exercises: { 'close/b': entry } });
    expect(browser.stored).not.toHaveProperty(['exercises', 'close/a']);
  });
});

describe(`tabs in any order (seed ${SEED})`, () => {
  it('end with the same record and lose no attempt', () => {
    const step = fc.record({
      tab: fc.nat(2),
      does: fc.constantFrom('attempt', 'done', 'undone', 'draft', 'hear'),
      at: fc.nat(5),
    });
    check(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const browser = new Browser();
        const tabs = [browser.tab(), browser.tab(), browser.tab()];
        for (const { tab, does, at } of steps) {
          const page = tabs[tab]!;
          if (does === 'attempt') page.recordAttempt(full('close/a', at));
          else if (does === 'done') page.completeLesson({ lessonId: 'close/l', at });
          else if (does === 'undone') page.uncompleteLesson({ lessonId: 'close/l', at });
          else if (does === 'draft') page.saveDraft({ exerciseId: 'close/a', seed: tab, answer: at, at });
          else browser.deliver();
        }
        browser.deliver();
        const attempts = steps.filter(({ does }) => does === 'attempt').length;
        for (const page of tabs) {
          expect(page.$progress.get()).toEqual(tabs[0]!.$progress.get());
          expect(page.$progress.get().exercises['close/a']?.attempts ?? 0).toBe(attempts);
        }
        const last = steps.findLast(({ does }) => does === 'done' || does === 'undone');
        const lesson = tabs[0]!.$progress.get().lessons['close/l'];
        if (last) expect(lesson?.completedAt === null).toBe(last.does === 'undone');
      }),
    );
  });
});
