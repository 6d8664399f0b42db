/** Around what programs print of a run: lists of sockets. */
export const output = {
  /** When it is printed. */
  atTime: 't = {time}',
  justSent: 't = {time}, just after #{n} is sent',
  justArrived: 't = {time}, just after #{n} arrives',

  noSockets: 'No TCP sockets.',
  queues: 'What the queues count',
};
