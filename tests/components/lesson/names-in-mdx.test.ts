import { describe, expect, it } from 'vitest';
import { exercisesIn, termsIn } from '../../../src/components/lesson/names-in-mdx.ts';

describe('exercisesIn', () => {
  it('lists ids in reading order, each once, whatever else the tag says', () => {
    const mdx = [
      '# Title',
      '<Exercise id="close/b" />',
      "text <Exercise  hint='x'\n  id='close/a'\n/> text",
      '<Exercise id="close/b" />',
      '<Sequence scenario="close/plain" id="no/exercise" />',
      '<ExerciseList id="no/exercise" />',
    ].join('\n');
    expect(exercisesIn(mdx)).toEqual(['close/b', 'close/a']);
  });

  it('leaves out what is only shown or commented out', () => {
    const mdx = [
      '```mdx\n<Exercise id="shown/fenced" />\n```',
      'Write `<Exercise id="shown/inline" />`.',
      '{/* <Exercise id="comment/out" />\n */}',
      '<Exercise id="close/a" />',
    ].join('\n\n');
    expect(exercisesIn(mdx)).toEqual(['close/a']);
  });

  it('finds none in a lesson without body', () => {
    expect(exercisesIn(undefined)).toEqual([]);
  });
});

it('termsIn lists each term once, in reading order', () => {
  const text =
    'A <Term id="syn">SYN</Term> and\n<Term\n  id="isn">ISN</Term>, again <Term id="syn">SYN</Term>. <Terms id="x" />';
  expect(termsIn(text)).toEqual(['syn', 'isn']);
  expect(termsIn(undefined)).toEqual([]);
});
