/**
 * Times and counts that sentences of several namespaces quote. This room imports nothing, so they are written here once
 * for both languages; tests/i18n/quantities.test.ts holds those of a profile equal to the model's.
 */

/** Seconds of the profile `linux`: first RTO, and TIME-WAIT. */
export const LINUX_RTO_INITIAL = 1;
export const LINUX_TIME_WAIT = 60;
/** Milliseconds of the profile `linux`: least RTO, delayed ACK, and limit of answers to invalid segments. */
export const LINUX_RTO_MIN = 200;
export const LINUX_DELAYED_ACK_MIN = 40;
export const LINUX_DELAYED_ACK_MAX = 200;
export const LINUX_INVALID_RATE_LIMIT = 500;
/** SYN retransmissions of the profile `linux` at a constant interval: `tcp_syn_linear_timeouts` and one more. */
export const LINUX_EQUAL_SYNS = 5;
/** Seconds of the profile `rfc9293`: TIME-WAIT, R2, and R2 of a SYN. */
export const RFC9293_TIME_WAIT = 240;
export const RFC9293_GIVE_UP = 100;
export const RFC9293_SYN_GIVE_UP = 180;
/** Answers to invalid segments under `rfc9293`: how many, and in how many seconds. RFC 5961 section 7. */
export const RFC9293_INVALID_BURST = 10;
export const RFC9293_INVALID_RATE_LIMIT = 5;
/** MSL, minutes. RFC 9293 section 3.4.2. */
export const MSL = 2;
/** First RTO before RFC 6298, seconds. RFC 2988 section 2, (2.1). */
export const OLD_RTO_INITIAL = 3;
/** SEQ of an RST that answers a segment without ACK where there is no connection. RFC 9293 section 3.10.7.1. */
export const SEQ_OF_NOTHING = 0;
