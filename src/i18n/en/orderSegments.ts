/** Exercises that ask for an order: what is asked, and why one thing has to come before another. */
export const orderSegments = {
  eitherOrder: 'Where two cards do not depend on each other, either order is right.',
  twins: 'Cards that look the same may change places.',
  sendRule: 'A segment stands at the moment it is sent, a call at the moment it is made.',

  cardLost: '{direction}, lost',
  cardState: '{side} changes state',
  cardCall: '{side} calls',
  cardLabel: 'Card {card}, place {place} of {total}',
  placeOf: 'Place of card {card}',
  earlier: 'Move card {card} earlier',
  later: 'Move card {card} later',
  moved: 'Card {card} ({what}) moved to place {place} of {total}.',

  keys: 'Drag a card, choose the number of its place, or move it with Alt and the arrow keys.',

  allRight: 'This order is possible.',
  someBroken:
    '{right} of {total} cards are in place. {broken} pairs are the wrong way round; the reasons are beside the cards.',
  someBrokenOne:
    '{right} of {total} cards are in place. One pair is the wrong way round; the reason is beside the card.',
  scoring: 'Equal weight for each card. In place at the second try counts half. A hint costs {price}%.',
  someOut: '{right} of {total} cards are in place.',
  rulesBeside: 'Beside the others stands a rule to apply.',
  broken: '{before} has to come before {after}.',
  solution: 'One right order',
  solutionShown:
    'One right order is shown, with its reasons. This variant no longer counts; another one will.',
  first: 'Nothing on the cards has to come before this one.',
  cardRight: 'right',
  cardBroken: 'out of order',

  side: { client: 'client', server: 'server' },
  subjectArrival: 'the arrival of {segment}',
  subjectOther: 'segment #{n} of the run',
  subjectState: '{side}: {from} → {to}',
  subjectCall: '{call}() of the {side}',
  subjectReturn: 'the return of {call}() of the {side}',
  subjectExpiry: 'the {timer} timer of the {side}',
  timer: {
    retransmission: 'retransmission',
    'loss-probe': 'loss probe',
    reordering: 'reordering',
    persist: 'persist',
    'delayed-ack': 'delayed-ACK',
    keepalive: 'keepalive',
    'fin-wait-2': 'FIN-WAIT-2',
    'time-wait': 'TIME-WAIT',
  },

  why: {
    travels: 'A segment arrives after it is sent ({before}).',
    answers: '{after} is what {before} leads to.',
    expires: '{after} is done when {before} goes off.',
    calls: '{after} is done by {before}.',
    within: '{after} comes once {before} is done.',
    returns: '{after} comes after the call.',
    unblocks: '{after} has to wait for {before}.',
    program: 'The application makes the call ({after}) only after {before}.',
    acknowledges: 'The ACK field in {after} counts what came with {before}.',
    'not-yet': 'The ACK field in {before} does not count what comes with {after}, so it left earlier.',
    seq: 'The SEQ field in {after} counts on from {before}: a sequence number once used is not used for anything new.',
    repeats: '{after} is a retransmission; it repeats {before}.',
    runs: '{before} started {after}.',
    chain: '{after} leaves the state that is entered with {before}.',
    'in-state': '{after} meets a state that begins with {before}.',
  },
};
