import type { Dictionary } from '../../i18n/index.ts';

const NAMES = [
  'imported',
  'importedInPart',
  'importNotJson',
  'importNotProgress',
  'importNewer',
  'importUnreadable',
  'reset',
  'resetDone',
  'undo',
  'undone',
  'asideItem',
  'asideDeleted',
] as const satisfies readonly (keyof Dictionary['progress'])[];

/** The sentences the progress page comes to say. */
export type PanelWords = Pick<Dictionary['progress'], (typeof NAMES)[number]>;

/** Picks them from the dictionary. */
export function panelWords(t: Dictionary['progress']): PanelWords {
  return Object.fromEntries(NAMES.map((name) => [name, t[name]])) as PanelWords;
}
