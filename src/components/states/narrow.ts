import type { Layout } from './layout.ts';

/** The same order for a narrow screen: words stand in the gaps between the rows. 330 px wide. */
export const NARROW: Layout = {
  form: 'narrow',
  width: 330,
  height: 668,
  box: { width: 92, height: 32 },
  fontSize: 11,
  lineHeight: 13.5,
  radius: 8,
  boxes: [
    { state: 'CLOSED', at: [164, 46] },
    { state: 'LISTEN', at: [164, 134] },
    { state: 'SYN-RECEIVED', at: [48, 220] },
    { state: 'SYN-SENT', at: [282, 220] },
    { state: 'ESTABLISHED', at: [164, 308] },
    { state: 'FIN-WAIT-1', at: [48, 410] },
    { state: 'CLOSE-WAIT', at: [282, 410] },
    { state: 'FIN-WAIT-2', at: [48, 518] },
    { state: 'CLOSING', at: [164, 518] },
    { state: 'LAST-ACK', at: [282, 518] },
    { state: 'TIME-WAIT', at: [164, 618] },
    { state: 'CLOSED', at: [282, 618] },
  ],
  arrows: {
    'closed-listen': {
      corners: [
        [142, 62],
        [142, 118],
      ],
      words: { at: [132, 93], anchor: 'end', lines: 'one' },
    },
    'listen-closed': {
      corners: [
        [186, 118],
        [186, 62],
      ],
      words: { at: [196, 93], anchor: 'start', lines: 'one' },
    },
    'closed-syn-sent': {
      corners: [
        [210, 38],
        [312, 38],
        [312, 204],
      ],
      words: { at: [328, 14], anchor: 'end', lines: 'two' },
    },
    'syn-sent-closed': {
      corners: [
        [284, 204],
        [284, 54],
        [210, 54],
      ],
      words: { at: [216, 69], anchor: 'start', lines: 'one' },
    },
    'listen-syn-sent': {
      corners: [
        [210, 134],
        [256, 134],
        [256, 204],
      ],
      words: { at: [212, 128], anchor: 'start', lines: 'one' },
      number: [256, 160],
    },
    'listen-syn-received': {
      corners: [
        [118, 142],
        [70, 142],
        [70, 204],
      ],
      words: { at: [80, 168], anchor: 'start', lines: 'one' },
      number: [98, 142],
    },
    'syn-received-listen': {
      corners: [
        [26, 204],
        [26, 126],
        [118, 126],
      ],
      words: { at: [32, 119], anchor: 'start', lines: 'one' },
    },
    'syn-sent-syn-received': {
      corners: [
        [236, 220],
        [94, 220],
      ],
      words: { at: [164, 213], anchor: 'middle', lines: 'one' },
      number: [222, 220],
    },
    'syn-sent-established': {
      corners: [
        [282, 236],
        [282, 308],
        [210, 308],
      ],
      words: { at: [272, 256], anchor: 'end', lines: 'two' },
    },
    'syn-received-established': {
      corners: [
        [70, 236],
        [70, 308],
        [118, 308],
      ],
      words: { at: [80, 256], anchor: 'start', lines: 'two' },
    },
    'syn-received-fin-wait-1': {
      corners: [
        [26, 236],
        [26, 394],
      ],
      words: { at: [32, 340], anchor: 'start', lines: 'two' },
    },
    'established-fin-wait-1': {
      corners: [
        [146, 324],
        [146, 402],
        [94, 402],
      ],
      words: { at: [138, 356], anchor: 'end', lines: 'two' },
    },
    'established-close-wait': {
      corners: [
        [182, 324],
        [182, 410],
        [236, 410],
      ],
      words: { at: [191, 356], anchor: 'start', lines: 'one' },
    },
    'fin-wait-1-fin-wait-2': {
      corners: [
        [18, 426],
        [18, 502],
      ],
      words: { at: [27, 462], anchor: 'start', lines: 'two' },
    },
    'fin-wait-1-closing': {
      corners: [
        [94, 411],
        [164, 411],
        [164, 502],
      ],
      words: { at: [172, 462], anchor: 'start', lines: 'two' },
      number: [164, 489],
    },
    'fin-wait-1-time-wait': {
      corners: [
        [94, 420],
        [106, 420],
        [106, 610],
        [118, 610],
      ],
      words: { at: [111, 438], anchor: 'start', lines: 'many' },
      number: [106, 560],
    },
    'fin-wait-2-time-wait': {
      corners: [
        [36, 534],
        [36, 626],
        [118, 626],
      ],
      words: { at: [45, 570], anchor: 'start', lines: 'two' },
    },
    'closing-time-wait': {
      corners: [
        [164, 534],
        [164, 602],
      ],
      words: { at: [173, 552], anchor: 'start', lines: 'many' },
    },
    'close-wait-last-ack': {
      corners: [
        [300, 426],
        [300, 502],
      ],
      words: { at: [291, 462], anchor: 'end', lines: 'two' },
    },
    'last-ack-closed': {
      corners: [
        [300, 534],
        [300, 602],
      ],
      words: { at: [291, 578], anchor: 'end', lines: 'two' },
    },
    'time-wait-closed': {
      corners: [
        [210, 618],
        [236, 618],
      ],
      words: { at: [216, 648], anchor: 'end', lines: 'one' },
    },
  },
  fields: [
    {
      name: 'activeClose',
      x: 0,
      y: 374,
      width: 220,
      height: 290,
      title: [8, 656],
      anchor: 'start',
    },
    {
      name: 'passiveClose',
      x: 228,
      y: 374,
      width: 102,
      height: 168,
      title: [324, 388],
      anchor: 'end',
    },
  ],
};
