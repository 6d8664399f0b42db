/** The exercise kind choice: what is asked, and what is said about each option. */
export const choice = {
  chooseOne: 'Choose one.',
  chooseSeveral: 'Choose every one that is true.',

  markRight: 'right',
  markWrong: 'wrong',
  markLeft: 'not so',
  markEarlier: 'not so (chosen before)',
  markMissed: 'right, but not chosen',
  runs: 'The reasons were checked in these runs of the TCP model: {runs}.',

  allRight: 'Right.',
  oneWrong: 'Not right.',
  shownOne: 'Answer shown, with the reason for each option. Another one like this will count.',
  shown: 'Answers shown, each with its reason. Another one like this will count.',
  someRight: '{right} of {total} right ones chosen, {wrong} wrong.',
  scoreRule: 'Each wrong choice takes away what a right one gives.',

  scoring: 'Right at the second try counts half.',
  told: 'Not right. The right answer is marked now.',
  problemEmpty: 'Nothing is chosen yet. This costs no attempt.',
  problemTooMany: 'Only one can be chosen here. This costs no attempt.',
  problemUnknown: 'That is not one of the options. This costs no attempt.',
};
