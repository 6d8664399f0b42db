/** The exercise kind explain: writing an answer, and judging it oneself. */
export const explain = {
  yourAnswer: 'Your answer',
  writeFirst: 'Write it as you would say it in an interview, then compare.',
  compare: 'Compare with the model answer',
  modelAnswer: 'Model answer',
  rubric: 'What a full answer says',
  tickWhatYouSaid: 'Compare the two answers, then score your own below.',
  tick: 'Tick the points that your answer makes',
  weight: 'worth double',
  score: 'You ticked {ticked} of {total} points. Next time add what is not ticked.',
  scoreWeighed:
    'You ticked {ticked} of {total} points, worth {own} of {all}. Next time add what is not ticked.',
  makes: 'Your answer makes {ticked} of these {total}',
  missing: 'missing',
  scoreAll: 'You ticked all {total} points.',
  runs: 'The points were checked in these runs of the TCP model: {runs}.',
  kept: 'Your text is kept in this browser.',
  keep: 'Keep this score · {own} of {all}',
  shown: 'Model answer shown. Write your own to be scored.',
  change: 'Change the answer',
  write: 'Write your own',

  points: '{n} points, {double} of them worth double.',
  scoring: 'You judge yourself. A point that a hint shows does not count.',
  problemEmpty: 'Write something first.',
  problemLong: 'The text is too long to be kept: at most {n} characters.',
  problemUnknown: 'This answer cannot be read.',
};
