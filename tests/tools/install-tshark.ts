/** Makes sure of a tshark in continuous integration; elsewhere the tests that want one are skipped without it. */
import { aptWays, obtain, type Way } from './install.ts';
import { findTshark, NO_TSHARK, type Tshark } from './tshark.ts';

/**
 * Finds a tshark that runs. Where `CI` is set and there is none, installs it if this machine has a way to, and throws
 * when that brings none; otherwise says that tests are skipped.
 */
export function ensureTshark(
  say: (line: string) => void,
  ci: boolean = isSet(process.env['CI']),
  ways: readonly Way[] = ci ? waysHere() : [],
  find: () => Tshark | null = () => findTshark(),
): Tshark | null {
  const found = obtain(say, ways, find);
  if (found !== null) return found;
  if (ways.length > 0) throw new Error(NO_TSHARK);
  say(`${NO_TSHARK} The tests that open exported captures with it are skipped.`);
  return null;
}

function waysHere(): readonly Way[] {
  return aptWays('No tshark is installed: asking apt-get for the list of packages.', 'tshark');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}
