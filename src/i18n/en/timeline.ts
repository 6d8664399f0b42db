/** States and timers of one host as bars over time. */
export const timeline = {
  /** Name of the drawing; the table says the rest. */
  name: '{heading}. States and timers of the {host} over time; the table below lists them',
  setting: 'The {host}, profile {profile}, one-way delay {delay}.',
  notToScale: 'Short times are drawn longer than to scale.',
  toScale: 'Drawn to scale.',
  what: 'State or timer',
  from: 'From',
  to: 'To',
  lasts: 'Lasts',
  ends: 'How it ends',
  expired: 'expires',
  stopped: 'stopped before it is due at {due}',
  restarted: 'restarted before it is due at {due}',
  pending: 'still runs, due at {due}',
  stays: 'to the end of the run',
};
