/** Words around a lesson's text. */
export const lesson = {
  objectives: 'After this lesson you can',
  contents: 'On this page',
  sources: 'Sources',
  terms: 'Terms in this lesson',
  previous: 'Previous lesson',
  next: 'Next lesson',
  between: 'Previous and next lesson',
  readingTime: '{minutes} minutes',
  note: 'Note',
  pitfall: 'Common mistake',
  refuted: 'A common claim that is wrong',
  termDefinition: 'Definition of {term}',
  table: 'Table {n}',
  second: '{n} s',
  millisecond: '{n} ms',
};
