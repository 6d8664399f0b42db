/** The exercise kind explain: writing an answer, and judging it oneself. */
export const explain = {
  yourAnswer: 'Your answer',
  writeFirst: 'Write your answer first, as you would say it in an interview. Then compare.',
  compare: 'Compare with the model answer',
  modelAnswer: 'Model answer',
  rubric: 'What a full answer says',
  tickWhatYouSaid: 'Tick what your answer says. The score is your own judgment.',
  weight: 'counts {n} times',
  score: 'You ticked {ticked} of {total} points: {percent}%.',
  kept: 'Your text is kept with your progress, in this browser.',
  keep: 'Keep this score',
  shown: 'The model answer stands below. This attempt is not counted; once you begin anew, it is.',
  change: 'Change the answer',

  scoring: 'You judge yourself by {n} points. A point that a hint shows does not count.',
  problemEmpty: 'Write something first. This costs no attempt.',
  problemLong: 'The text is too long to be kept: at most {n} characters. This costs no attempt.',
  problemUnknown: 'This answer cannot be read. It costs no attempt.',
};
