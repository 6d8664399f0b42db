/** What would happen: the run that follows from the learner's own segment. */
export const whatIf = {
  heading: 'What would happen',
  replaced: 'Your segment travels as #{n} in place of the right one. The rest is the model’s run.',
  added: 'Your segment travels as #{n}, where the right answer is silence. The rest is the model’s run.',
  heldBack: '#{n} is held back, as if you had sent nothing. The rest is the model’s run.',
  refused: 'The first thing to fail is #{n}: the {host} refuses it.',
  answered: 'The first thing to fail is #{n}: the {host} answers it with a reset or a corrective ACK.',
  sentAgain: 'The first thing to fail is #{n}: the {host} has to send it again.',
  unnoticed: 'Nothing is refused that would not have been refused anyway.',
  show: 'Show what would happen',
  showEach: 'Show what would happen with your',
  showOf: 'Show what would happen with your #{n}',
  hide: 'Hide what would happen',
};
