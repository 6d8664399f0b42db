/** The search: what is said of results. What it says before it is loaded is in `shell`. */
export const search = {
  keys: 'Enter opens the first result, ↓ and ↑ go through them.',
  none: 'Nothing found for “{query}”.',
  nearest: 'Did you mean',
  elsewhere: 'Look instead in',
  glossary: 'the glossary',
  questions: 'the interview questions',
  one: '1 result.',
  many: '{count} results.',
  some: 'Nothing has all of these words. {count} results have some of them.',
  kinds: {
    lesson: 'Lessons',
    term: 'Glossary',
    question: 'Interview questions',
    exercise: 'Exercises',
    page: 'Other pages',
  },
  all: 'Show all {count}',
};
