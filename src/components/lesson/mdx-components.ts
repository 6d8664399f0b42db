import Exercise from '../exercise/Exercise.astro';
import Sequence from '../ladder/Sequence.astro';
import Note from './Note.astro';
import Pre from './Pre.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';

/** What a lesson's text can use without importing it, and the elements it draws its own way. */
export const mdxComponents = {
  Exercise,
  Note,
  Sequence,
  Term,
  Value,
  pre: Pre,
  table: Table,
};
