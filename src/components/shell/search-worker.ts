/**
 * Runs Pagefind's own worker, from the folder this worker is named after, and tells the page when one of its files
 * cannot be loaded: Pagefind only logs that, and goes on as if nothing stood in the file.
 */
declare function importScripts(address: string): void;

const fail = (): void => self.postMessage({ failed: true });

console.error = fail;
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  fail();
});
importScripts(`${self.name}pagefind-worker.js`);
