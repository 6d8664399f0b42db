import Note from './Note.astro';
import Pre from './Pre.astro';
import Table from './Table.astro';
import Term from './Term.astro';

const landed = import.meta.glob<{ default: unknown }>(
  ['../exercise/Exercise.astro', '../diagram/Sequence.astro', './Value.astro'],
  { eager: true },
);
const at = (path: string) => landed[path]?.default ?? Note;

/** What a lesson's text can use without importing it, and the elements it draws its own way. */
export const mdxComponents = {
  Note,
  Term,
  Value: at('./Value.astro'),
  Exercise: at('../exercise/Exercise.astro'),
  Sequence: at('../diagram/Sequence.astro'),
  pre: Pre,
  table: Table,
};
