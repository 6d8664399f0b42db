/** What is said when an answer is what a known misconception leads to. Its own words are in misconceptions.ts. */
export const diagnosis = {
  heading: 'A known misconception',
  named: 'It fits a known misconception: “{name}”.',
  failsHere: 'A TCP that works this way first fails at #{n}: {how}',
  failsBefore: 'A TCP that works this way does not get this far. It fails at #{n} already: {how}',
  failsElsewhere: 'A TCP that works this way fails at a segment the true run does not have: {how}',
  refused: 'the {host} refuses it.',
  answered: 'the {host} answers it with a reset or a corrective ACK.',
  sentAgain: 'no acknowledgment comes that counts, and the {host} sends it again.',
  dropped: 'the {host}, which works this way, drops it without a word.',
  actedOn: 'the {host}, which works this way, answers it as no true TCP would.',
  unnoticed: 'In this run no segment gives it away: a true TCP on the other side would not notice.',
  here: 'A TCP that works by that misconception first fails here.',
  client: 'client',
  server: 'server',
};
