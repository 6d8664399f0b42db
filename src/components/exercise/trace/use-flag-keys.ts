import { useState } from 'preact/hooks';
import { loadStyles } from '../../shell/load-styles.ts';
import type { FlagKeys } from './FlagKeys.tsx';
// As an address: no page needs these styles before flags are asked and an answer is begun.
import styles from './flag-keys.css?url&no-inline';

/**
 * Returns the keys that toggle flags once they are loaded, and what loads them when an answer is begun. Without them flags
 * are typed, so it is no fault that they cannot be loaded.
 */
export function useFlagKeys(): readonly [typeof FlagKeys | null, () => void] {
  const [keys, setKeys] = useState<{ readonly FlagKeys: typeof FlagKeys } | null>(null);
  const load = () =>
    void Promise.all([import('./FlagKeys.tsx'), loadStyles(styles)]).then(
      ([loaded]) => setKeys(loaded),
      () => undefined,
    );
  return [keys?.FlagKeys ?? null, load];
}
