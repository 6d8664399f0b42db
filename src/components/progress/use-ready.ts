import { useEffect, useState } from 'preact/hooks';

/**
 * Tells whether the component answers yet. The server renders its buttons disabled, so that a press that comes
 * before the script is not lost without a word.
 */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
