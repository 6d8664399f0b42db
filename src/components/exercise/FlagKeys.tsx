import type { JSX } from 'preact';
import { flagsFromText } from '../../exercises/trace/index.ts';
import { format } from '../../i18n/format.ts';
import { ACK, FIN, flagNames, RST, SYN } from '../../tcp/segment.ts';
import type { ViewWords } from './words.ts';

interface FlagKeysProps {
  /** The segment's number. */
  readonly number: number;
  readonly text: string;
  readonly t: ViewWords;
  readonly set: (text: string) => void;
}

const KEYS = [
  ['SYN', SYN],
  ['ACK', ACK],
  ['FIN', FIN],
  ['RST', RST],
] as const;

/** Toggle buttons that write flags into the input above them, for those who would rather not type. */
export function FlagKeys({ number, text, t, set }: FlagKeysProps): JSX.Element {
  const flags = flagsFromText(text) ?? 0;
  return (
    <div class="flag-keys">
      {KEYS.map(([name, bit]) => (
        <button
          key={name}
          type="button"
          aria-pressed={(flags & bit) !== 0}
          aria-label={format(t.flagToggle, { flag: name, n: number })}
          onClick={() => set(flagNames(flags ^ bit).join(','))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
