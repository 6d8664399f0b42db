import { useState } from 'preact/hooks';
import type { FlagKeys } from './FlagKeys.tsx';

/**
 * Returns the keys that toggle flags once they are loaded, and what loads them when an answer is begun. Without them flags
 * are typed, so it is no fault that they cannot be loaded.
 */
export function useFlagKeys(): readonly [typeof FlagKeys | null, () => void] {
  const [keys, setKeys] = useState<{ readonly FlagKeys: typeof FlagKeys } | null>(null);
  const load = () => void import('./FlagKeys.tsx').then(setKeys, () => undefined);
  return [keys?.FlagKeys ?? null, load];
}
