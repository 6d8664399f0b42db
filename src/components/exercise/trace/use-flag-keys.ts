import { useState } from 'preact/hooks';
import type { FlagKeys } from './FlagKeys.tsx';

/**
 * Returns the keys that toggle flags once they are loaded, and what loads them as their cell takes the focus, where they
 * are shown. Without them flags are typed.
 */
export function useFlagKeys(): readonly [typeof FlagKeys | null, () => void] {
  const [keys, setKeys] = useState<{ readonly FlagKeys: typeof FlagKeys } | null>(null);
  const load = () => void import('./FlagKeys.tsx').then(setKeys, window.reportError);
  return [keys?.FlagKeys ?? null, load];
}
