/** What is said when an answer is what a known misconception leads to. Its own words are in misconceptions.ts. */
export const diagnosis = {
  heading: 'A known misconception',
  named: 'It fits a known misconception: “{name}”.',
  failsHere: 'A TCP that works this way first fails at #{n}: {how}',
  failsBefore: 'A TCP that works this way does not get this far. It fails at #{n} already: {how}',
  failsElsewhere: 'A TCP that works this way fails at a segment the true run does not have: {how}',
  refused: 'the {host} refuses it.',
  answered: 'the {host} answers it with a reset or a corrective ACK.',
  sentAgain: 'no acknowledgment comes that counts, and the {host} has to send it again.',
  ownRefused: 'a {host} that works this way refuses it, right as it is.',
  ownAnswered: 'a {host} that works this way answers it with a reset or a corrective ACK, right as it is.',
  ownSentAgain: 'a {host} that works this way never takes it for acknowledged, and sends it again.',
  unnoticed: 'In this run no segment gives it away: a true TCP on the other side would not notice.',
  here: 'A TCP that works by that misconception first fails here.',
  client: 'client',
  server: 'server',
};
