// As an address: a sheet that is imported would stand in the head of every page that may come to load this.
import sheet from './drill-bar.css?url';

/** Loads the style sheet of a drill, before what it styles is drawn. One that does not come keeps nothing back. */
export function loadDrillSheet(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}
