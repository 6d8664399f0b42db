import type { JSX } from 'preact';
import { flagsFromText } from '../../../exercises/trace/index.ts';
import { ACK, FIN, flagNames, RST, SYN } from '../../../tcp/segment.ts';

interface FlagKeysProps {
  readonly text: string;
  /** Returns the full name of a flag's button. */
  readonly label: (flag: string) => string;
  readonly set: (text: string) => void;
}

const KEYS = [
  ['SYN', SYN],
  ['ACK', ACK],
  ['FIN', FIN],
  ['RST', RST],
] as const;

/** Toggle buttons that write flags into the input above them, for those who would rather not type. */
export function FlagKeys({ text, label, set }: FlagKeysProps): JSX.Element {
  const flags = flagsFromText(text) ?? 0;
  return (
    <div class="flag-keys">
      {KEYS.map(([name, bit]) => (
        <button
          key={name}
          type="button"
          aria-pressed={(flags & bit) !== 0}
          aria-label={label(name)}
          // The input keeps the focus, and so these keys stay.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => set(flagNames(flags ^ bit).join(','))}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
