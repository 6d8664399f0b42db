import Sequence from '../diagram/Sequence.astro';
import Note from './Note.astro';
import Pre from './Pre.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';

const landed = import.meta.glob<{ default: unknown }>('../exercise/Exercise.astro', { eager: true });

/** What a lesson's text can use without importing it, and the elements it draws its own way. */
export const mdxComponents = {
  Exercise: landed['../exercise/Exercise.astro']?.default ?? Note,
  Note,
  Sequence,
  Term,
  Value,
  pre: Pre,
  table: Table,
};
