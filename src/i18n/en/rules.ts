import {
  LINUX_DELAYED_ACK_MAX,
  LINUX_DELAYED_ACK_MIN,
  LINUX_INVALID_RATE_LIMIT,
  LINUX_RTO_MIN,
  LINUX_TIME_WAIT,
  RFC9293_GIVE_UP,
  RFC9293_INVALID_BURST,
  RFC9293_INVALID_RATE_LIMIT,
  RFC9293_SYN_GIVE_UP,
  RFC9293_TIME_WAIT,
  SEQ_OF_NOTHING,
} from '../quantities.ts';

/** Why the model did what it did: one sentence or two for each of its rules, by rule id. */
export const rules = {
  'abort/call':
    'The connection is aborted: whatever is queued is discarded, and the state is CLOSED at once. An RST tells the peer, unless both sides have closed already or the peer has not answered yet.',
  'ack/at-once':
    'An ACK is owed and goes at once. The profile rfc9293 delays no ACK, although §3.8.6.3 recommends it. Linux does not wait at the start of a connection, nor when segments come out of order or twice.',
  'ack/closing':
    'The ACK covers this side’s FIN, and the peer’s FIN came before it. Both directions are closed: TIME-WAIT.',
  'ack/crossed-syn-ack':
    'Linux answers the SYN,ACK of a simultaneous open with an ACK of its own, so the exchange takes six segments; figure 7 of the RFC has four.',
  'ack/delayed': `The ACK waited for data it could travel with. The delayed-ACK timer (Linux: ${LINUX_DELAYED_ACK_MIN} to ${LINUX_DELAYED_ACK_MAX} ms, or its next tick where no data has come yet) has run out, so it goes alone.`,
  'ack/fin':
    'The peer’s FIN is the next thing in order and occupies one sequence number. It is acknowledged at once, with ACK one past the FIN.',
  'ack/fin-wait-1':
    'The ACK covers this side’s FIN, so this direction is closed. The peer has not closed yet: FIN-WAIT-2.',
  'ack/gap':
    'Octets are still missing before those already held. The ACK repeats RCV.NXT, the first missing one, so that the sender learns of the gap.',
  'ack/last-ack':
    'The ACK covers this side’s FIN, and the peer’s FIN was acknowledged before. Nothing is left to wait for: CLOSED, without TIME-WAIT.',
  'ack/missing':
    'The segment carries neither RST nor SYN nor ACK. From SYN-RECEIVED on such a segment is dropped.',
  'ack/nothing-new':
    'In FIN-WAIT-2 with no process left, Linux ignores a segment without RST and SYN that has no ACK bit or brings nothing new.',
  'ack/read':
    'The application has read what had arrived, so Linux sends the ACK that is owed now and does not wait for its timer.',
  'ack/second-segment':
    'More than one full-sized segment has arrived since the last ACK. RFC 9293 recommends an ACK for at least every second one, so it goes at once.',
  'ack/syn-received':
    'The ACK covers this side’s SYN, so the peer has the SYN,ACK: ESTABLISHED. Data or a FIN with such an ACK does the same as a bare ACK.',
  'ack/syn-received-active':
    'Both sides opened at once, and this segment acknowledges the SYN of this side: ESTABLISHED.',
  'ack/syn-received-bad':
    'In SYN-RECEIVED the ACK has to be that of this side’s SYN. This one is not, so an RST with SEQ=SEG.ACK goes back and the state stays.',
  'ack/third':
    'The peer’s SYN occupies one sequence number, so ACK is its ISN + 1. This ACK itself occupies none, and it tells the peer that its SYN,ACK has arrived.',
  'ack/too-old':
    'SEG.ACK lies too far below SND.UNA to be an old ACK of this connection. The segment is taken for forged and dropped, and a challenge ACK goes back.',
  'ack/unsent':
    'SEG.ACK is above SND.NXT: it acknowledges something this side has not sent. The segment is dropped, and an ACK with the right numbers goes back.',
  'challenge/rate-limited': `Too many invalid segments have come on this connection, so this one gets no answer. Linux answers one in ${LINUX_INVALID_RATE_LIMIT} ms (tcp_invalid_ratelimit); rfc9293 answers ${RFC9293_INVALID_BURST} in ${RFC9293_INVALID_RATE_LIMIT} s, the example of RFC 5961.`,
  'close/close-wait':
    'The application closes after the peer did. A FIN goes behind any data still queued, and LAST-ACK lasts until it is acknowledged.',
  'close/closing':
    'This side has closed for sending already. A second FIN is never sent; only the first may be repeated.',
  'close/established':
    'The application closes while no FIN has come from the peer: a FIN goes out behind any data still queued, and the state is FIN-WAIT-1. It ends this direction only; the peer can still send.',
  'close/linger-0':
    'close() with SO_LINGER set to 0 aborts: queued data is discarded, an RST goes out in place of a FIN, and the state is CLOSED without TIME-WAIT.',
  'close/listen': 'The listener is closed: LISTEN becomes CLOSED, and no segment is sent for it.',
  'close/receiving':
    'shutdown(SHUT_RD) tells the peer nothing. Data is still acknowledged and can be read; recv() only stops waiting for more.',
  'close/syn-received':
    'The application closes before the handshake is over. A FIN follows the SYN,ACK: FIN-WAIT-1.',
  'close/syn-sent':
    'The application closes before any answer to its SYN. The connection is deleted and nothing is sent.',
  'close/unread-data':
    'The application closes with received data unread. That data is lost, and an RST in place of a FIN tells the peer so: CLOSED.',
  'closed/reset': `No connection and no listener matches the segment, so an RST answers. Its SEQ is SEG.ACK; if there is no ACK bit, it is RST,ACK with SEQ=${SEQ_OF_NOTHING} and ACK=SEG.SEQ+SEG.LEN.`,
  'closed/rst': 'No connection matches the segment, and an RST is never answered with an RST. It is dropped.',
  'closed/segment': 'The connection is CLOSED, so the segment is discarded.',
  'crash/lost':
    'The connection vanishes without a word, as in a crash. The peer is not told and keeps its own half open.',
  'fast-open/accepted':
    'The Fast Open cookie of the SYN is valid. Its data goes to the application before the handshake is over, and the SYN,ACK acknowledges SYN and data.',
  'fast-open/data':
    'The client holds a Fast Open cookie from an earlier connection, so its SYN carries the cookie and the first data: one round trip saved.',
  'fast-open/early-answer':
    'A valid Fast Open cookie has proved the client’s address, so the server may send data from SYN-RECEIVED, before the third segment.',
  'fast-open/request':
    'The client has no Fast Open cookie yet. The SYN asks for one with an empty option, and the data waits for the end of the handshake.',
  'fin/established':
    'The peer’s FIN is the next thing in order: it sends no more data. This side may still send, so CLOSE-WAIT lasts until the application closes.',
  'fin/fin-wait-1':
    'The peer sent its FIN before it had this side’s: the two have crossed, or this side’s is lost or late. CLOSING waits for the ACK of it.',
  'fin/fin-wait-1-acked':
    'The peer’s FIN arrives, and this side’s FIN is acknowledged with it. TIME-WAIT follows at once, without FIN-WAIT-2.',
  'fin/fin-wait-2':
    'The peer’s FIN arrives and this side’s FIN is acknowledged: both directions are closed. TIME-WAIT keeps the connection to answer a repeated FIN.',
  'give-up/persist':
    'Probes of the zero window have gone unanswered for too long (Linux: tcp_retries2 probes, or TCP_USER_TIMEOUT). The connection is CLOSED and reports ETIMEDOUT.',
  'give-up/r2': `Retransmissions have gone unacknowledged up to R2: ${RFC9293_GIVE_UP} s under rfc9293, on Linux as tcp_retries2 says, or tcp_orphan_retries after close(). CLOSED, nothing is sent.`,
  'give-up/syn': `The SYN was never acknowledged. rfc9293 gives up at the first expiry of the timer after ${RFC9293_SYN_GIVE_UP} s; on Linux tcp_syn_retries and tcp_syn_linear_timeouts count. CLOSED, and connect() fails with ETIMEDOUT.`,
  'give-up/syn-ack': `No ACK of the SYN,ACK was accepted. rfc9293 gives up at the first expiry of the timer after ${RFC9293_SYN_GIVE_UP} s, Linux after tcp_synack_retries retransmissions. The server forgets the connection and sends nothing.`,
  'give-up/user-timeout':
    'Data has stayed unacknowledged for the user timeout (TCP_USER_TIMEOUT). The connection is CLOSED and reports ETIMEDOUT.',
  'keepalive/dead':
    'All keepalive probes have gone unanswered. A last RST goes out, and the connection is CLOSED with the error ETIMEDOUT.',
  'keepalive/probe':
    'The connection has been idle for the keepalive time. The probe repeats SEQ=SND.NXT-1, which was acknowledged long ago, so a living peer answers with an ACK.',
  'listen/ack':
    'No handshake is under way with this sender, so its ACK belongs to no connection here. A listener answers it with an RST whose SEQ is SEG.ACK.',
  'listen/closed':
    'The listener was closed while this handshake was under way. Its entry is dropped and nothing is sent.',
  'listen/defer-accept':
    'TCP_DEFER_ACCEPT: Linux ignores the bare third ACK and stays in SYN-RECEIVED until data comes. Once the time set has passed, it repeats the SYN,ACK, and the next ACK completes the handshake.',
  'listen/no-syn': 'The segment carries neither SYN, ACK nor RST. A listener drops it.',
  'listen/rst': 'A listener ignores an RST: there is no connection it could end.',
  'listen/syn':
    'A SYN reaches a listener: SYN-RECEIVED. The SYN,ACK brings this side’s own ISN as SEQ, and ACK = SEG.SEQ + 1, since a SYN occupies one sequence number.',
  'listen/syn-fin':
    'Linux drops a SYN that also carries FIN; by the letter of RFC 9293 the listener would take the SYN.',
  'misconception/applied': 'This side acts on a misconception here. The true model would act otherwise.',
  'open/active':
    'connect() opens actively: a SYN with SEQ = ISN goes out, and SYN-SENT waits for the answer. No ACK bit is set, for nothing has been received yet.',
  'open/passive': 'listen() opens passively: LISTEN waits for a SYN, and nothing is sent.',
  'queue/accept-full':
    'The accept queue is full, so Linux ignores the ACK that would complete the handshake. The client is ESTABLISHED, this side is not.',
  'queue/accept-full-reset':
    'The accept queue is full and tcp_abort_on_overflow is 1: Linux answers the third segment with an RST and forgets the connection.',
  'queue/accept-full-syn':
    'The accept queue is full, so Linux drops the SYN. The client retransmits it and may find room then.',
  'queue/cookie':
    'The SYN queue is full (or tcp_syncookies is 2), so Linux keeps no entry. The SEQ of the SYN,ACK is a cookie that holds an index of the MSS; other options travel in the timestamp, if any. No timer repeats it.',
  'queue/cookie-accepted':
    'The ACK returns a valid SYN cookie: ACK - 1 is the number that was sent. The connection is made from it, ESTABLISHED at once.',
  'queue/cookie-too-late':
    'The ACK returns a valid SYN cookie, but a later SYN of the same client has got a place in the SYN queue. Linux makes no second connection for the same addresses and ports and drops the ACK without an answer.',
  'queue/syn-full':
    'The SYN queue is full and no SYN cookie is sent, so the SYN is dropped. The client will retransmit it.',
  'receive/eof':
    'All data has been read and the peer’s FIN has arrived: recv() returns 0, the end of the stream.',
  'receive/octets': 'Octets have arrived in order, and recv() hands them over.',
  'retransmit/after-loss':
    'An ACK after the time-out covers part of what was in flight. What was sent before the time-out and is still missing is sent again, with its old SEQ.',
  'retransmit/fast':
    'Three duplicate ACKs (on Linux fewer, where there is no SACK and it has seen reordering) say that later segments arrive and one is missing. That one is sent again before its RTO runs out.',
  'retransmit/loss-probe': `No ACK has come for two round trips, plus ${LINUX_RTO_MIN} ms when only one segment is out, and at most the RTO. Linux sends a tail loss probe: new data, or else the last segment again.`,
  'retransmit/overtaken':
    'A segment sent later has arrived, as its SACK block tells, and this one has not been acknowledged within 1.25 round trips. It is taken for lost and sent again, before the RTO.',
  'retransmit/rto':
    'The oldest segment was not acknowledged within RTO, so it is sent again with the same SEQ, and RTO doubles up to its maximum.',
  'retransmit/syn':
    'The SYN (or the SYN,ACK of a simultaneous open) was not acknowledged within RTO, so it goes again with the same SEQ, and RTO doubles up to its maximum. For a SYN, Linux (6.5 on) skips the doubling tcp_syn_linear_timeouts times.',
  'retransmit/syn-ack':
    'No ACK of the SYN,ACK has been accepted within RTO, so it is sent again with the same SEQ and ACK, and RTO doubles up to its maximum.',
  'rst/challenge':
    'The RST lies in the window, but its SEQ is not RCV.NXT, so it may be forged. A challenge ACK goes back; a real peer then sends an RST with the exact SEQ.',
  'rst/closing': 'A valid RST arrives while the close is almost over. The connection is CLOSED at once.',
  'rst/outside-window':
    'The SEQ of the RST lies outside the receive window. It is dropped without an answer. Linux also takes RCV.NXT - 1, once the peer’s FIN has come.',
  'rst/syn-received-active':
    'A valid RST ends the simultaneous open: CLOSED. connect() reports ECONNREFUSED under rfc9293, ECONNRESET on Linux.',
  'rst/syn-received-passive':
    'A valid RST ends the handshake before it is complete. The entry is deleted, the listener stays in LISTEN, and the application never hears of it.',
  'rst/synchronized':
    'A valid RST ends the connection at once; what is queued is not sent. On Linux recv() returns what had arrived, then the error, or 0 if the peer’s FIN had come. The RST is not answered, and there is no TIME-WAIT.',
  'send/after-timeout':
    'The first ACK after a time-out covers only part of what was in flight. Linux sends new data before it sends the rest again (F-RTO): an ACK of what went out only once will show that the time-out came too early.',
  'send/data':
    'The application sends, and the window and Nagle’s algorithm let it go now. SEQ is the number of the first octet; ACK repeats what is expected from the peer.',
  'send/window-opened':
    'What was queued can go now: the segment that just came completed the handshake, opened the window or acknowledged what Nagle’s algorithm waited for.',
  'send/with-third-ack':
    'Data was queued before the handshake was over, so it travels with the third segment: the ACK of the SYN,ACK.',
  'sequence/acceptable': 'The segment passes the sequence check, so it is processed.',
  'sequence/unacceptable':
    'The segment lies outside the receive window: most often an old duplicate, a retransmission or a probe. It is dropped, and an ACK tells what is expected (none for an RST).',
  'socket/accept-queue':
    'Recv-Q of a listener is the number of connections that have finished their handshake and wait for accept().',
  'socket/backlog':
    'Send-Q of a listener is its limit for the accept queue: the smaller of the argument of listen() and net.core.somaxconn. One connection more than that fits.',
  'socket/backlog-not-shown':
    'netstat reads /proc/net/tcp, where a listener has no limit to show: its Send-Q is 0. Only ss prints it.',
  'socket/fin-read':
    'On Linux a FIN that has arrived is taken by the recv() that takes the last byte before it, or by the one that returns 0. Recv-Q counts it no longer.',
  'socket/request':
    'Without Fast Open, a server’s connection in SYN-RECEIVED is only a request in the SYN queue and has no buffers. Both queues are shown as 0.',
  'socket/time-wait':
    'In TIME-WAIT Linux has given up the socket and its buffers. Both queues are shown as 0.',
  'socket/unacknowledged':
    'Send-Q counts everything the peer has not acknowledged, sent or still waiting to be sent. A SYN and a FIN count one each.',
  'socket/unread': 'Recv-Q counts the bytes that have arrived in order and that recv() has not taken.',
  'socket/unread-fin':
    'Recv-Q is RCV.NXT minus the first byte not yet read. The FIN takes one sequence number, so it counts too, until recv() reads the end of the stream.',
  'syn-sent/bad-ack':
    'In SYN-SENT the ACK has to be that of this side’s SYN. This one is not, so an RST with SEQ=SEG.ACK goes back, and SYN-SENT goes on; if it is an RST itself, no answer goes back.',
  'syn-sent/no-syn': 'In SYN-SENT a segment with neither SYN nor RST is dropped.',
  'syn-sent/rst':
    'The RST acknowledges the SYN, so it is a real answer to it: CLOSED, and connect() fails with ECONNREFUSED.',
  'syn-sent/rst-without-ack':
    'In SYN-SENT only an RST that acknowledges the SYN counts. This one carries no ACK and is dropped.',
  'syn-sent/syn':
    'A SYN without ACK arrives in SYN-SENT: both sides opened at once. SYN-RECEIVED; the SYN goes out again with the same SEQ, now with an ACK of the peer’s.',
  'syn-sent/syn-ack':
    'The SYN,ACK acknowledges this side’s SYN and brings the peer’s ISN, so the connection is ESTABLISHED here. An ACK of the peer’s SYN goes back.',
  'syn/back-to-listen':
    'Another SYN arrives in the window in SYN-RECEIVED. Under rfc9293 a passive open drops the entry and is in LISTEN again; nothing is sent.',
  'syn/challenge':
    'A SYN opens nothing once the connection is synchronized, TIME-WAIT aside. By RFC 5961 a challenge ACK with the current numbers goes back: it makes up for a lost third segment, and a rebooted peer answers it with an RST.',
  'syn/duplicate':
    'The same SYN arrives again in SYN-RECEIVED. Linux repeats its SYN,ACK; by the letter of RFC 9293 a bare ACK would go back.',
  'syn/new-in-syn-received':
    'Another SYN arrives in the window in SYN-RECEIVED. Linux answers with RST,ACK and drops the entry; RFC 9293 returns to LISTEN in silence.',
  'text/across-fin':
    'The data begins before the peer’s FIN and reaches beyond it, which no honest sender does. Linux answers with an RST and is CLOSED; RFC 9293 ignores the text.',
  'text/after-close':
    'The application has let go of the connection with close(), so nobody is left to read what arrives. An RST tells the sender that it is lost: CLOSED.',
  'text/after-fin': 'The peer has sent its FIN, and no data can follow it. Text that comes now is ignored.',
  'text/beyond-window':
    'There is no room in the receive window for this data. It is dropped, and an ACK repeats what is expected and the window.',
  'text/in-order': 'The data goes on where RCV.NXT stands, so it is taken and RCV.NXT moves past it.',
  'text/old': 'All of this has been received before. It is dropped and acknowledged once more.',
  'text/out-of-order':
    'Octets before this segment are missing. It is kept, even its FIN changes no state yet, and an ACK repeats RCV.NXT, the first missing octet.',
  'time-wait/ack':
    'In TIME-WAIT an empty segment with the expected SEQ says nothing new and is not answered. Linux starts the timer again.',
  'time-wait/fin':
    'The peer repeats its FIN, so the last ACK may have been lost. It is sent again, and the 2 MSL timer starts anew.',
  'time-wait/other':
    'TIME-WAIT expects nothing more. The segment is dropped, and an ACK repeats SND.NXT and RCV.NXT.',
  'time-wait/reuse':
    'A new connect() takes over the ports of a connection in TIME-WAIT. Timestamps tell its segments from the old ones.',
  'time-wait/rfc1337': 'With tcp_rfc1337 set, an RST does not end TIME-WAIT: it is ignored.',
  'time-wait/rst':
    'An RST with the expected SEQ ends TIME-WAIT early: CLOSED. RFC 1337 warns of this; Linux ignores such an RST when tcp_rfc1337 is 1.',
  'time-wait/syn':
    'This SYN is newer than the old connection, by its timestamp or by its SEQ. TIME-WAIT makes way, and the listener takes the SYN.',
  'time-wait/syn-acknowledged':
    'This SYN may not open a new connection in place of the old one. An ACK answers it, and a peer in SYN-SENT replies to that with an RST.',
  'time-wait/syn-dropped':
    'This SYN may not open a new connection in place of the old one. Under rfc9293 it is dropped in silence.',
  'time-wait/too-many':
    'Linux keeps at most tcp_max_tw_buckets connections in TIME-WAIT, among them those in FIN-WAIT-2 that no process holds. This one is over the limit and is CLOSED at once.',
  'timeout/fin-wait-2':
    'No process holds the connection, and the peer’s FIN has not come within tcp_fin_timeout. Linux deletes it and sends nothing.',
  'timeout/time-wait': `TIME-WAIT is over: 2 MSL under rfc9293 (${RFC9293_TIME_WAIT} s), ${LINUX_TIME_WAIT} s on Linux. The connection is CLOSED and its ports can be used again.`,
  'timestamp/old':
    'The timestamp is older than one already received, so the segment is taken for an old duplicate. It is dropped and an ACK goes back; Linux leaves a bare old ACK unanswered.',
  'window/probe':
    'The peer’s window is zero, and if the update is lost, both sides wait for each other. The probe asks for it: one octet of new data under rfc9293, an empty segment on Linux.',
  'window/update':
    'The application has read enough for the window to double at least. An ACK tells the peer the new window. RFC 9293 asks only that the window does not open in small steps; to wait for twice the size is Linux’s way.',
  'wire/forged': 'The scenario puts this segment on the wire. Neither host sent it.',
  'wire/replaced': 'This segment travels in place of the one the host sent. The host knows nothing of it.',
};
