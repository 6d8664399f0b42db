import type { Layout } from './layout.ts';

/** As RFC 9293 lays them out: the passive opener and the active closer left, their peers right. 760 px wide. */
export const WIDE: Layout = {
  form: 'wide',
  width: 760,
  height: 724,
  box: { width: 128, height: 38 },
  fontSize: 12.5,
  lineHeight: 16,
  radius: 9,
  boxes: [
    { state: 'CLOSED', at: [380, 40] },
    { state: 'LISTEN', at: [380, 150] },
    { state: 'SYN-RECEIVED', at: [100, 250] },
    { state: 'SYN-SENT', at: [660, 250] },
    { state: 'ESTABLISHED', at: [380, 350] },
    { state: 'FIN-WAIT-1', at: [100, 458] },
    { state: 'CLOSE-WAIT', at: [660, 458] },
    { state: 'FIN-WAIT-2', at: [100, 566] },
    { state: 'CLOSING', at: [380, 566] },
    { state: 'LAST-ACK', at: [660, 566] },
    { state: 'TIME-WAIT', at: [380, 674] },
    { state: 'CLOSED', at: [660, 674] },
  ],
  arrows: {
    'closed-listen': {
      corners: [
        [360, 59],
        [360, 131],
      ],
      words: { at: [352, 99], anchor: 'end', lines: 'one' },
    },
    'listen-closed': {
      corners: [
        [400, 131],
        [400, 59],
      ],
      words: { at: [408, 99], anchor: 'start', lines: 'one' },
    },
    'closed-syn-sent': {
      corners: [
        [444, 30],
        [696, 30],
        [696, 231],
      ],
      words: { at: [570, 23], anchor: 'middle', lines: 'one' },
    },
    'syn-sent-closed': {
      corners: [
        [656, 231],
        [656, 50],
        [444, 50],
      ],
      words: { at: [556, 67], anchor: 'middle', lines: 'one' },
    },
    'listen-syn-sent': {
      corners: [
        [444, 150],
        [616, 150],
        [616, 231],
      ],
      words: { at: [530, 143], anchor: 'middle', lines: 'one' },
    },
    'listen-syn-received': {
      corners: [
        [316, 160],
        [130, 160],
        [130, 231],
      ],
      words: { at: [140, 177], anchor: 'start', lines: 'one' },
    },
    'syn-received-listen': {
      corners: [
        [70, 231],
        [70, 140],
        [316, 140],
      ],
      words: { at: [80, 133], anchor: 'start', lines: 'one' },
    },
    'syn-sent-syn-received': {
      corners: [
        [596, 250],
        [164, 250],
      ],
      words: { at: [380, 243], anchor: 'middle', lines: 'one' },
    },
    'syn-sent-established': {
      corners: [
        [660, 269],
        [660, 350],
        [444, 350],
      ],
      words: { at: [552, 343], anchor: 'middle', lines: 'one' },
    },
    'syn-received-established': {
      corners: [
        [130, 269],
        [130, 350],
        [316, 350],
      ],
      words: { at: [224, 343], anchor: 'middle', lines: 'one' },
    },
    'syn-received-fin-wait-1': {
      corners: [
        [70, 269],
        [70, 439],
      ],
      words: { at: [78, 388], anchor: 'start', lines: 'one' },
    },
    'established-fin-wait-1': {
      corners: [
        [350, 369],
        [350, 446],
        [164, 446],
      ],
      words: { at: [342, 395], anchor: 'end', lines: 'one' },
      number: [350, 422],
    },
    'established-close-wait': {
      corners: [
        [410, 369],
        [410, 458],
        [596, 458],
      ],
      words: { at: [418, 395], anchor: 'start', lines: 'one' },
      number: [410, 422],
    },
    'fin-wait-1-fin-wait-2': {
      corners: [
        [80, 477],
        [80, 547],
      ],
      words: { at: [88, 516], anchor: 'start', lines: 'one' },
    },
    'fin-wait-1-closing': {
      corners: [
        [164, 458],
        [380, 458],
        [380, 547],
      ],
      words: { at: [388, 516], anchor: 'start', lines: 'one' },
      number: [350, 458],
    },
    'fin-wait-1-time-wait': {
      corners: [
        [164, 470],
        [232, 470],
        [232, 667],
        [316, 667],
      ],
      words: { at: [240, 490], anchor: 'start', lines: 'many' },
      number: [232, 560],
    },
    'fin-wait-2-time-wait': {
      corners: [
        [80, 585],
        [80, 681],
        [316, 681],
      ],
      words: { at: [90, 674], anchor: 'start', lines: 'one' },
    },
    'closing-time-wait': {
      corners: [
        [380, 585],
        [380, 655],
      ],
      words: { at: [388, 624], anchor: 'start', lines: 'one' },
    },
    'close-wait-last-ack': {
      corners: [
        [660, 477],
        [660, 547],
      ],
      words: { at: [652, 516], anchor: 'end', lines: 'one' },
    },
    'last-ack-closed': {
      corners: [
        [660, 585],
        [660, 655],
      ],
      words: { at: [652, 624], anchor: 'end', lines: 'one' },
    },
    'time-wait-closed': {
      corners: [
        [444, 674],
        [596, 674],
      ],
      words: { at: [548, 667], anchor: 'middle', lines: 'one' },
    },
  },
  fields: [
    {
      name: 'activeClose',
      x: 16,
      y: 406,
      width: 484,
      height: 310,
      title: [32, 708],
      anchor: 'start',
    },
    {
      name: 'passiveClose',
      x: 544,
      y: 406,
      width: 200,
      height: 196,
      title: [728, 424],
      anchor: 'end',
    },
  ],
};
