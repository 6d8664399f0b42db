const linked = new Map<string, Promise<unknown>>();

/** Links a style sheet that is needed from now on, once. It rejects when it fails; the next call tries again. */
export function requireStyles(href: string): Promise<unknown> {
  const before = linked.get(href);
  if (before) return before;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
  });
  loaded.catch(() => {
    link.remove();
    linked.delete(href);
  });
  linked.set(href, loaded);
  document.head.append(link);
  return loaded;
}

/** Links a style sheet as `requireStyles` does. It resolves when it fails too: what it is for works without. */
export function loadStyles(href: string): Promise<unknown> {
  return requireStyles(href).catch(() => undefined);
}
