import { beforeEach, describe, expect, it, vi } from 'vitest';
import { entry, full, KEY } from './fake-browser.ts';

/** Local storage as browsers have it: its keys are its own enumerable properties. */
class PlainStorage {
  [key: string]: unknown;
  getItem(key: string): unknown {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key: string, text: string): void {
    this[key] = text;
  }
  removeItem(key: string): void {
    delete this[key];
  }
  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }
  get length(): number {
    return Object.keys(this).length;
  }
}

const ROOM = '../../src/progress/index.ts';
let storage: PlainStorage;
let listeners: Map<string, () => void>;

/** The access of a page that was just opened. */
async function openPage() {
  vi.resetModules();
  return import('../../src/progress/lazy.ts');
}

/** Makes every access to local storage throw, as browsers do when the learner forbids it. */
function forbidStorage(): void {
  const denied = (): never => {
    throw new DOMException('access denied', 'SecurityError');
  };
  storage = new Proxy(storage, { get: denied, set: denied, ownKeys: denied });
  stubBrowser();
}

function stubBrowser(): void {
  listeners = new Map();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('window', {
    localStorage: storage,
    // The access listens first; the room, once there, listens too.
    addEventListener: (event: string, listener: () => void) => {
      if (!listeners.has(event)) listeners.set(event, listener);
    },
    removeEventListener: () => {},
  });
}

const notes = () => Object.keys(storage).filter((key) => key.startsWith(`${KEY}.waiting.`));

beforeEach(() => {
  storage = new PlainStorage();
  stubBrowser();
  // Files share their modules: the next one gets them as they were.
  return () => {
    vi.unstubAllGlobals();
    vi.doUnmock(ROOM);
    vi.resetModules();
  };
});

describe('before the room has come', () => {
  it('a action is noted at once, and in the record when it comes', async () => {
    const page = await openPage();
    page.recordAttempt(full('close/a'));
    expect(notes()).toHaveLength(1);
    const { $progress } = await page.loadProgress();
    expect($progress.get().exercises['close/a']).toEqual(entry);
    expect(notes()).toEqual([]);
    expect(JSON.parse(String(storage[KEY]))).toMatchObject({ exercises: { 'close/a': entry } });
  });

  it('a action holds though the page is left and the room never comes', async () => {
    vi.doMock(ROOM, () => {
      throw new Error('no network');
    });
    const left = await openPage();
    left.completeLesson({ lessonId: 'close/l', at: 5 });
    left.saveDraft({ exerciseId: 'close/a', seed: 3, answer: '1', at: 6 });
    await expect(left.loadProgress()).rejects.toThrow();
    expect(await left.findDraft('close/a')).toBeNull();
    vi.doUnmock(ROOM);
    const next = await openPage();
    expect(await next.findDraft('close/a')).toEqual({ seed: 3, answer: '1', at: 6 });
    const { $progress } = await next.loadProgress();
    expect($progress.get().lessons['close/l']).toEqual({ completedAt: 5, changedAt: 5 });
  });

  it('a action is not lost where nothing can be stored', async () => {
    forbidStorage();
    const page = await openPage();
    page.recordAttempt(full('close/a'));
    const { $progress, $storageStatus } = await page.loadProgress();
    expect($progress.get().exercises['close/a']).toEqual(entry);
    expect($storageStatus.get()).toBe('unavailable');
  });

  it('a learner without anything kept has no draft, and the room is not fetched to learn that', async () => {
    const fetched = vi.fn(() => ({}));
    vi.doMock(ROOM, fetched);
    const page = await openPage();
    expect(await page.findDraft('close/a')).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('once the room has come', () => {
  it('actions go straight to it', async () => {
    const page = await openPage();
    const { $progress } = await page.loadProgress();
    page.completeLesson({ lessonId: 'close/l', at: 5 });
    expect($progress.get().lessons['close/l']?.completedAt).toBe(5);
    page.uncompleteLesson({ lessonId: 'close/l', at: 6 });
    expect($progress.get().lessons['close/l']?.completedAt).toBeNull();
    expect(notes()).toEqual([]);
  });
});

describe('what shows progress', () => {
  const viewOf = async () => {
    const page = await openPage();
    const view = vi.fn(async () => {});
    page.showProgress(view);
    await Promise.resolve();
    return { page, view };
  };

  it('comes at once when something is kept', async () => {
    storage.setItem(KEY, 'anything');
    const { view } = await viewOf();
    expect(view).toHaveBeenCalledOnce();
  });

  it('comes at once where storage is forbidden, which has to be told', async () => {
    forbidStorage();
    const { view } = await viewOf();
    expect(view).toHaveBeenCalledOnce();
  });

  it.each(['storage', 'pageshow'])(
    'else comes when a %s event tells that something is kept now',
    async (event) => {
      storage.setItem('seqack.theme', 'dark');
      const { view } = await viewOf();
      const listener = listeners.get(event);
      listener?.();
      await Promise.resolve();
      expect(view).not.toHaveBeenCalled();
      storage.setItem(KEY, 'anything');
      listener?.();
      await vi.waitFor(() => expect(view).toHaveBeenCalledOnce());
    },
  );

  it('or with the first action, once', async () => {
    const { page, view } = await viewOf();
    page.recordAttempt(full('close/a'));
    await vi.waitFor(() => expect(view).toHaveBeenCalledOnce());
    listeners.get('storage')?.();
    page.recordAttempt(full('close/b'));
    await page.loadProgress();
    expect(view).toHaveBeenCalledOnce();
  });
});
