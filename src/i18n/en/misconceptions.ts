import {
  LINUX_EQUAL_SYNS,
  LINUX_RTO_INITIAL,
  LINUX_TIME_WAIT,
  MSL,
  OLD_RTO_INITIAL,
  RFC9293_TIME_WAIT,
} from '../quantities.ts';

/** Known misconceptions, by the id of the mutant that lives by them: what is believed, and what is true instead. */
export const misconceptions = {
  'syn-costs-nothing': {
    name: 'A SYN takes no sequence number',
    explanation:
      'A SYN occupies one sequence number, although it carries no data. It is acknowledged with ISN + 1, and the first octet of data is ISN + 1.',
  },
  'fin-costs-nothing': {
    name: 'A FIN takes no sequence number',
    explanation:
      'A FIN occupies one sequence number behind the last octet of data. It is acknowledged with its position + 1, and whatever its sender sends later starts there.',
  },
  'pure-ack-costs-one': {
    name: 'An ACK takes a sequence number',
    explanation:
      'A segment with neither data nor SYN nor FIN occupies nothing, so the next segment carries the same SEQ. If an ACK took a number, it would have to be acknowledged itself.',
  },
  'ack-is-last-octet-received': {
    name: 'ACK names the last octet received',
    explanation:
      'ACK names the next number that is expected, one past the last one received. After octet n it is n + 1.',
  },
  'seq-and-ack-swapped': {
    name: 'SEQ and ACK are swapped',
    explanation:
      'SEQ counts what this side sends, ACK what it has received from the other side. Each side’s SEQ goes on where the other side’s ACK points.',
  },
  'ack-is-own-seq-plus-one': {
    name: 'ACK is one more than this side’s own SEQ',
    explanation:
      'ACK lives in the other side’s number space, not in one’s own. It is the SEQ of the segment received plus the length of that segment.',
  },
  'ack-is-seq-plus-one': {
    name: 'ACK is always the received SEQ + 1',
    explanation:
      'The + 1 is right where the segment occupies one number: a SYN or FIN without data, or a single octet. For data, ACK is the received SEQ plus the number of octets.',
  },
  'ack-is-length': {
    name: 'ACK is the number of octets just received',
    explanation:
      'ACK is a position in the stream, not a count. It is the SEQ of the segment received plus its length.',
  },
  'fin-with-data-ignores-fin': {
    name: 'The ACK of data with FIN counts the data only',
    explanation: 'A FIN occupies one number also when it travels with data. The ACK is SEQ + length + 1.',
  },
  'same-isn-both-sides': {
    name: 'Both sides start from the same number',
    explanation:
      'Each side picks an ISN of its own, and the two have nothing to do with each other. The SYN,ACK carries the server’s ISN as SEQ and the client’s ISN + 1 as ACK.',
  },
  'retransmission-takes-new-numbers': {
    name: 'A retransmission gets a new SEQ',
    explanation:
      'A retransmission carries the same octets, so it carries the same SEQ. By that number the receiver recognises what it already has.',
  },
  'third-ack-is-repeated': {
    name: 'The client retransmits a lost third segment',
    explanation:
      'A pure ACK occupies no sequence number and is never retransmitted. The server repeats its SYN,ACK, and the client answers each one.',
  },
  'both-established-at-once': {
    name: 'Both sides become ESTABLISHED at the same moment',
    explanation:
      'The client is ESTABLISHED when the SYN,ACK arrives, the server only when the third segment arrives. If that segment is lost, the server stays in SYN-RECEIVED until another brings the same ACK.',
  },
  'data-after-lost-third-ack-is-reset': {
    name: 'Data after a lost third segment is answered with RST',
    explanation:
      'The client’s data carries the same ACK, so it completes the handshake as well as a bare ACK does. The server becomes ESTABLISHED and takes the data.',
  },
  'listen-ignores-stray-ack': {
    name: 'A listener ignores a stray ACK',
    explanation:
      'A listener has sent nothing that could be acknowledged. It answers an ACK with an RST whose SEQ is the ACK received, unless the ACK returns a valid SYN cookie.',
  },
  'stale-syn-ack-is-ignored': {
    name: 'A client ignores an old SYN,ACK',
    explanation:
      'In SYN-SENT an ACK of something not sent is answered with an RST. That reset frees the server from a connection nobody wants.',
  },
  'close-in-syn-sent-sends-rst': {
    name: 'close() in SYN-SENT sends an RST',
    explanation:
      'close() in SYN-SENT deletes the connection without a word. Only if a SYN,ACK arrives later is it answered with an RST.',
  },
  'syn-rto-3-6-12': {
    name: `A lost SYN is repeated after ${OLD_RTO_INITIAL}, ${2 * OLD_RTO_INITIAL} and ${4 * OLD_RTO_INITIAL} s`,
    explanation: `The first RTO is ${LINUX_RTO_INITIAL} s since RFC 6298 of 2011; ${OLD_RTO_INITIAL} s was the value before. Since version 6.5 Linux also repeats a SYN ${LINUX_EQUAL_SYNS} times at intervals of ${LINUX_RTO_INITIAL} s (tcp_syn_linear_timeouts) before they begin to grow.`,
  },
  'first-fin-without-ack': {
    name: 'The first FIN carries no ACK',
    explanation:
      'Once a connection is established, whatever a TCP sends carries ACK (some resets aside), the FIN too. A FIN without it is dropped.',
  },
  'fin-closes-both-ways': {
    name: 'One FIN closes both directions',
    explanation:
      'A FIN closes the direction of its sender only. The other side is in CLOSE-WAIT, may go on sending, and closes with a FIN of its own.',
  },
  'passive-closer-waits': {
    name: 'The passive closer enters TIME-WAIT',
    explanation:
      'The side that sends the first FIN sends the last ACK, and waits in TIME-WAIT in case that is lost. The other side goes from LAST-ACK to CLOSED at once.',
  },
  'client-always-waits': {
    name: 'TIME-WAIT is always on the client',
    explanation:
      'TIME-WAIT falls to the side that closes first, client or server. Where both close at once, both wait.',
  },
  'one-time-wait-in-simultaneous-close': {
    name: 'Only one side waits after a simultaneous close',
    explanation:
      'When the FINs cross, each side acknowledges the other’s FIN and cannot know whether that ACK arrives. Both go through CLOSING to TIME-WAIT.',
  },
  'fin-wait-2-is-never-skipped': {
    name: 'FIN-WAIT-1 always leads through FIN-WAIT-2',
    explanation:
      'A FIN that also acknowledges this side’s FIN leads from FIN-WAIT-1 straight to TIME-WAIT. FIN-WAIT-2 is for an ACK that comes without the FIN.',
  },
  'out-of-order-fin-closes': {
    name: 'A FIN counts as soon as it arrives',
    explanation:
      'A FIN is processed in order, behind every octet before it. Until the gap is filled the state does not change.',
  },
  'two-msl-from-first-fin': {
    name: 'The 2 MSL are counted from the first FIN',
    explanation:
      'The timer starts on entering TIME-WAIT, when the last ACK is sent. How long the close has taken until then does not shorten it.',
  },
  'retransmitted-fin-does-not-restart': {
    name: 'A repeated FIN does not restart TIME-WAIT',
    explanation:
      'A FIN that comes again may mean that the last ACK was lost. It is acknowledged again, and the 2 MSL start anew.',
  },
  'time-wait-is-240-on-linux': {
    name: `TIME-WAIT lasts ${RFC9293_TIME_WAIT} s on Linux`,
    explanation: `${RFC9293_TIME_WAIT} s is 2 MSL with the MSL of RFC 9293, ${MSL} minutes. Linux waits ${LINUX_TIME_WAIT} s, a constant in the kernel.`,
  },
  'time-wait-is-120-on-linux': {
    name: `TIME-WAIT lasts ${2 * LINUX_TIME_WAIT} s on Linux`,
    explanation: `The ${LINUX_TIME_WAIT} s of Linux are the whole of TIME-WAIT, not one MSL. There is nothing to be doubled.`,
  },
  'any-rst-in-window-resets': {
    name: 'Any RST in the window resets the connection',
    explanation:
      'By RFC 5961 the SEQ of an RST must be exactly the next one expected. Elsewhere in the window it draws a challenge ACK; Linux makes two exceptions, one number below after the peer’s FIN and the right edge of data reported by SACK.',
  },
  'syn-resets-established': {
    name: 'A SYN resets an established connection',
    explanation:
      'By RFC 5961 a SYN for an established connection is answered with a challenge ACK and changes nothing. A rebooted peer answers that with an RST, and this ends the connection.',
  },
  'linux-has-no-loss-probe': {
    name: 'On Linux the gaps between retransmissions double from the start',
    explanation:
      'Where SACK is agreed, Linux sends a tail loss probe first (RFC 8985), and the time-out comes after it. So the first two gaps are about equal, and doubling begins with the third.',
  },
};
