import type { rules as english } from '../en/rules.ts';
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

/** 模型为什么这样做：每条规则一两句话，按规则 id 排列。 */
export const rules: typeof english = {
  'abort/call':
    '连接被中止：排队的数据全部丢弃，立即进入 CLOSED，并用 RST 告知对端。双方都已关闭或对端尚未应答时，不发 RST。',
  'ack/at-once':
    '有一个 ACK 待发，立即发出。参数集 rfc9293 不延迟 ACK，虽然 §3.8.6.3 建议延迟。Linux 在连接初期，以及报文段乱序或重复到达时不延迟。',
  'ack/closing': '该 ACK 确认了本端的 FIN，而对端的 FIN 此前已收到。两个方向都已关闭，进入 TIME-WAIT。',
  'ack/crossed-syn-ack':
    '同时打开时，Linux 还会为对端的 SYN,ACK 单独回一个 ACK，所以共有六个报文段；RFC 的图 7 只有四个。',
  'ack/delayed': `这个 ACK 一直在等数据捎带。延迟 ACK 定时器（Linux 为 ${LINUX_DELAYED_ACK_MIN} 到 ${LINUX_DELAYED_ACK_MAX} ms；还没收到过数据时，下一个时钟节拍就到期）到期，只好单独发出。`,
  'ack/fin': '对端的 FIN 按序到达，占用一个序号。立即确认，ACK 为 FIN 的序号加 1。',
  'ack/fin-wait-1': '该 ACK 确认了本端的 FIN，本端到对端的方向已关闭。对端还没有关闭，进入 FIN-WAIT-2。',
  'ack/gap': '已收到的数据之前还缺一段。ACK 仍为 RCV.NXT，即缺失的第一个字节的序号，让发送方知道这里有空缺。',
  'ack/last-ack':
    '该 ACK 确认了本端的 FIN，而对端的 FIN 早已确认过。没有什么要等了，直接进入 CLOSED，不经过 TIME-WAIT。',
  'ack/missing': '报文段既没有 RST、SYN，也没有 ACK。从 SYN-RECEIVED 起，这样的报文段一律丢弃。',
  'ack/nothing-new':
    '处于 FIN-WAIT-2 且已没有进程持有该连接时，不带 RST 和 SYN 的报文段，只要没有 ACK 标志位或没有新内容，Linux 就忽略。',
  'ack/read': '应用已经读走收到的数据，Linux 随即发出待发的 ACK，不再等延迟 ACK 定时器。',
  'ack/second-segment':
    '自上一个 ACK 以来，收到的数据已超过一个满长报文段。RFC 9293 建议至少每两个满长报文段确认一次，所以立即确认。',
  'ack/syn-received':
    '该 ACK 确认了本端的 SYN，说明对端已收到 SYN,ACK，进入 ESTABLISHED。数据或 FIN 带上这样的 ACK，效果与纯 ACK 相同。',
  'ack/syn-received-active': '双方同时打开，这个报文段确认了本端的 SYN，进入 ESTABLISHED。',
  'ack/syn-received-bad':
    '在 SYN-RECEIVED 中，ACK 必须是对本端 SYN 的确认。这个不是，所以回一个 SEQ=SEG.ACK 的 RST，状态不变。',
  'ack/third':
    '对端的 SYN 占用一个序号，所以 ACK 为对端 ISN + 1。这个 ACK 本身不占序号，它告诉对端 SYN,ACK 已收到。',
  'ack/too-old':
    'SEG.ACK 比 SND.UNA 小得太多，不可能是本连接的旧 ACK。该报文段视为伪造，予以丢弃，并回 challenge ACK。',
  'ack/unsent':
    'SEG.ACK 大于 SND.NXT，确认了本端还没有发送的内容。报文段被丢弃，并回一个带正确序号和确认号的 ACK。',
  'challenge/rate-limited': `这条连接上的无效报文段来得太频繁，这一个不再应答。Linux 每 ${LINUX_INVALID_RATE_LIMIT} ms 应答一个（tcp_invalid_ratelimit）；rfc9293 采用 RFC 5961 的例子，每 ${RFC9293_INVALID_RATE_LIMIT} s 应答 ${RFC9293_INVALID_BURST} 个。`,
  'close/close-wait':
    '对端先关闭，应用现在也关闭。若还有未发完的数据，FIN 排在其后；连接在 LAST-ACK 中等待 FIN 被确认。',
  'close/closing': '本端已经关闭了发送方向，不会再发第二个 FIN，只可能重传第一个。',
  'close/established':
    '应用关闭连接，而对端的 FIN 还没有到：本端发送 FIN（若还有未发完的数据，FIN 排在其后），进入 FIN-WAIT-1。它只关闭本端的发送方向，对端仍可发送。',
  'close/linger-0':
    'SO_LINGER 设为 0 时，close() 会中止连接：排队的数据全部丢弃，发出的是 RST 而不是 FIN，直接进入 CLOSED，没有 TIME-WAIT。',
  'close/listen': '监听套接字关闭，LISTEN 变为 CLOSED，监听本身不发送任何报文段。',
  'close/receiving':
    'shutdown(SHUT_RD) 不通知对端。数据仍会得到确认，也仍可读取；只是 recv() 不再等待新数据。',
  'close/syn-received': '握手还没完成，应用就关闭了连接。FIN 跟在 SYN,ACK 之后发出，进入 FIN-WAIT-1。',
  'close/syn-sent': 'SYN 还没有得到任何应答，应用就关闭了连接。连接直接删除，不发送任何报文段。',
  'close/unread-data':
    '应用关闭连接时，接收缓冲区里还有数据没读。这些数据丢失，所以发 RST 而不是 FIN 告知对端，进入 CLOSED。',
  'closed/reset': `没有与该报文段匹配的连接或监听，所以回 RST。RST 的 SEQ 取 SEG.ACK；若收到的报文段没有 ACK 标志位，则回 RST,ACK，SEQ=${SEQ_OF_NOTHING}，ACK=SEG.SEQ+SEG.LEN。`,
  'closed/rst': '没有与该报文段匹配的连接，而对 RST 绝不以 RST 应答，所以直接丢弃。',
  'closed/segment': '连接已是 CLOSED，报文段被丢弃。',
  'crash/lost': '连接像主机崩溃那样凭空消失。对端得不到任何通知，它那边成了半打开连接。',
  'fast-open/accepted':
    'SYN 里的 Fast Open cookie 有效。握手尚未完成，其中的数据就已交给应用，SYN,ACK 同时确认 SYN 和数据。',
  'fast-open/data':
    '客户端持有先前连接得到的 Fast Open cookie，所以 SYN 就带上 cookie 和第一批数据，省下一个 RTT。',
  'fast-open/early-answer':
    '有效的 Fast Open cookie 已证明客户端的地址属实，所以服务端在 SYN-RECEIVED 中就可以发送数据，不必等第三个报文段。',
  'fast-open/request': '客户端还没有 Fast Open cookie。SYN 用空的选项请求一个，数据等握手完成后再发。',
  'fin/established':
    '对端的 FIN 按序到达，对端不再发送数据。本端仍可发送，所以停留在 CLOSE-WAIT，直到应用关闭连接。',
  'fin/fin-wait-1':
    '对端发出 FIN 时还没有收到本端的 FIN：两个 FIN 在途中交错，或本端的 FIN 丢失、迟到。进入 CLOSING，等待对本端 FIN 的确认。',
  'fin/fin-wait-1-acked':
    '对端的 FIN 到达，本端的 FIN 也同时得到确认。直接进入 TIME-WAIT，不经过 FIN-WAIT-2。',
  'fin/fin-wait-2':
    '对端的 FIN 到达，而本端的 FIN 早已得到确认，两个方向都已关闭。进入 TIME-WAIT，以便应答重传的 FIN。',
  'give-up/persist':
    '零窗口探测太久没有应答（Linux：tcp_retries2 次，或 TCP_USER_TIMEOUT）。连接进入 CLOSED，并报告 ETIMEDOUT。',
  'give-up/r2': `重传一直没有得到确认，达到了 R2：rfc9293 下为 ${RFC9293_GIVE_UP} s，Linux 按 tcp_retries2，close() 之后按 tcp_orphan_retries。进入 CLOSED，不发送任何报文段。`,
  'give-up/syn': `SYN 一直没有得到确认。rfc9293 在 ${RFC9293_SYN_GIVE_UP} s 之后定时器第一次到期时放弃，Linux 看 tcp_syn_retries 和 tcp_syn_linear_timeouts。进入 CLOSED，connect() 返回 ETIMEDOUT。`,
  'give-up/syn-ack': `没有接受到对 SYN,ACK 的确认。rfc9293 在 ${RFC9293_SYN_GIVE_UP} s 之后定时器第一次到期时放弃，Linux 重传 tcp_synack_retries 次后放弃。服务端删除这条连接，不发送任何报文段。`,
  'give-up/user-timeout': '数据未得到确认的时间已达到 TCP_USER_TIMEOUT。连接进入 CLOSED，并报告 ETIMEDOUT。',
  'keepalive/dead': '保活探测全部没有应答。发出最后一个 RST，连接进入 CLOSED，错误为 ETIMEDOUT。',
  'keepalive/probe':
    '连接空闲的时间达到了保活时间。探测报文段的 SEQ=SND.NXT-1，这个序号早已确认过，所以只要对端还在，就会回 ACK。',
  'listen/ack':
    '本端没有和该发送方进行中的握手，这个 ACK 不属于这里的任何连接。监听端回 RST，其 SEQ 为 SEG.ACK。',
  'listen/closed': '握手还在进行，监听套接字就关闭了。对应的表项被删除，不发送任何报文段。',
  'listen/defer-accept':
    '设置了 TCP_DEFER_ACCEPT：Linux 忽略第三次握手的纯 ACK，停留在 SYN-RECEIVED，直到数据到达。设定的时间过后，它会重传 SYN,ACK，下一个 ACK 即可完成握手。',
  'listen/no-syn': '报文段既没有 SYN，也没有 ACK 和 RST，监听端将其丢弃。',
  'listen/rst': '监听端忽略 RST，因为没有可供终止的连接。',
  'listen/syn':
    '监听端收到 SYN，进入 SYN-RECEIVED。SYN,ACK 的 SEQ 为本端的 ISN；SYN 占用一个序号，所以 ACK = SEG.SEQ + 1。',
  'listen/syn-fin': 'Linux 丢弃同时带有 FIN 的 SYN；严格按 RFC 9293，监听端会接受这个 SYN。',
  'misconception/applied': '这一端在这里按某种误解行事，真实的模型不会这样做。',
  'open/active':
    'connect() 主动打开：发出 SEQ = ISN 的 SYN，在 SYN-SENT 中等待应答。此时还没有收到任何内容，所以不置 ACK 标志位。',
  'open/passive': 'listen() 被动打开：在 LISTEN 中等待 SYN，不发送任何报文段。',
  'queue/accept-full':
    '全连接队列已满，Linux 忽略本可完成握手的 ACK。此时客户端已是 ESTABLISHED，服务端还不是。',
  'queue/accept-full-reset':
    '全连接队列已满，且 tcp_abort_on_overflow 为 1：Linux 对第三个报文段回 RST，并删除这条连接。',
  'queue/accept-full-syn': '全连接队列已满，Linux 丢弃 SYN。客户端会重传，那时也许已有空位。',
  'queue/cookie':
    '半连接队列已满（或 tcp_syncookies 为 2），Linux 不保存表项。SYN,ACK 的 SEQ 就是 cookie，其中编入 MSS 的档位；其他选项只能记在时间戳里。没有定时器会重传它。',
  'queue/cookie-accepted':
    '该 ACK 带回了有效的 SYN cookie：ACK - 1 正是先前发出的序号。据此建立连接，直接进入 ESTABLISHED。',
  'queue/cookie-too-late':
    '该 ACK 带回了有效的 SYN cookie，但同一客户端后来的 SYN 已进入半连接队列。Linux 不会为同样的地址和端口再建一个连接，丢弃该 ACK，不作回应。',
  'queue/syn-full': '半连接队列已满，又不发 SYN cookie，所以丢弃 SYN。客户端会重传。',
  'receive/eof': '数据已全部读完，对端的 FIN 也已收到，recv() 返回 0，表示数据流结束。',
  'receive/octets': '数据已按序到达，由 recv() 交给应用。',
  'retransmit/after-loss':
    '超时之后的 ACK 只确认了在途数据的一部分。超时前发出、至今仍缺的部分再发一次，SEQ 不变。',
  'retransmit/fast':
    '三个重复 ACK（Linux 在没有 SACK、见过乱序时可以更少）说明后面的报文段在陆续到达，而中间缺了一个。不等 RTO 到期就重传它。',
  'retransmit/loss-probe': `两个 RTT（只有一个报文段在途时再加 ${LINUX_RTO_MIN} ms，且不超过 RTO）内没有收到 ACK。Linux 发出尾部丢失探测（TLP）：有新数据就发新数据，否则重传最后一个报文段。`,
  'retransmit/overtaken':
    'SACK 块表明，后发的报文段已经到达，而这个报文段过了约 1.25 个 RTT 仍未得到确认。将其视为丢失，不等 RTO 到期就重传。',
  'retransmit/rto': '最早的未确认报文段在 RTO 内没有得到确认，以相同的 SEQ 重传，RTO 加倍，直到上限。',
  'retransmit/syn':
    'SYN（同时打开时为 SYN,ACK）在 RTO 内没有得到确认，以相同的 SEQ 重传，RTO 加倍，直到上限；Linux 自 6.5 起，SYN 的前 tcp_syn_linear_timeouts 次重传不加倍。',
  'retransmit/syn-ack': 'RTO 内没有接受到对 SYN,ACK 的确认，以相同的 SEQ 和 ACK 重传，RTO 加倍，直到上限。',
  'rst/challenge':
    'RST 落在窗口内，但 SEQ 不等于 RCV.NXT，可能是伪造的。回 challenge ACK；若确是对端所发，它会再发一个 SEQ 正确的 RST。',
  'rst/closing': '关闭过程接近尾声时收到有效的 RST，连接立即进入 CLOSED。',
  'rst/outside-window':
    'RST 的 SEQ 不在接收窗口内，直接丢弃，不应答。收到对端的 FIN 之后，Linux 还接受 SEQ 为 RCV.NXT - 1 的 RST。',
  'rst/syn-received-active':
    '有效的 RST 终止了同时打开，进入 CLOSED。connect() 在 rfc9293 下返回 ECONNREFUSED，在 Linux 上返回 ECONNRESET。',
  'rst/syn-received-passive':
    '握手完成之前收到有效的 RST。对应的表项被删除，监听套接字仍处于 LISTEN，应用毫不知情。',
  'rst/synchronized':
    '有效的 RST 立即终止连接：待发的数据全部丢弃。在 Linux 上，recv() 先返回已到达的数据，然后才报告错误；若对端的 FIN 已经收到，则返回 0。RST 不会得到应答，也没有 TIME-WAIT。',
  'send/after-timeout':
    '超时之后的第一个 ACK 只确认了在途数据的一部分。Linux 不急着重传其余部分，而是先发新数据（F-RTO）：此后若有 ACK 确认了只发过一次的数据，就说明这次超时是误判。',
  'send/data':
    '应用发送数据，窗口和 Nagle 算法都允许现在发出。SEQ 是第一个字节的序号，ACK 仍是期望对端发来的下一个序号。',
  'send/window-opened':
    '刚到的报文段完成了握手、打开了窗口，或确认了 Nagle 算法所等的数据，排队的内容现在可以发出。',
  'send/with-third-ack': '握手完成之前就有数据在排队，所以它随第三个报文段（对 SYN,ACK 的确认）一起发出。',
  'sequence/acceptable': '报文段通过了序号检查，继续处理。',
  'sequence/unacceptable':
    '报文段不在接收窗口内，多半是旧的重复报文段、重传或探测。将其丢弃，并用 ACK 说明期望的序号（对 RST 不应答）。',
  'socket/accept-queue': '监听套接字的 Recv-Q 是已经完成握手、等待 accept() 取走的连接数。',
  'socket/backlog':
    '监听套接字的 Send-Q 是全连接队列的上限：取 listen() 的参数与 net.core.somaxconn 中较小的一个。实际能排队的连接比它多一个。',
  'socket/backlog-not-shown':
    'netstat 读的是 /proc/net/tcp，其中没有监听套接字的队列上限，Send-Q 显示为 0。只有 ss 会显示上限。',
  'socket/fin-read':
    '在 Linux 上，已到达的 FIN 会随它之前的最后一个字节一起被 recv() 取走，或者由返回 0 的那次 recv() 取走。此后 Recv-Q 不再计入它。',
  'socket/request':
    '不用 Fast Open 时，服务端处于 SYN-RECEIVED 的连接只是半连接队列里的一个请求，没有收发缓冲区，两个队列都显示为 0。',
  'socket/time-wait': '进入 TIME-WAIT 后，Linux 已释放套接字和缓冲区，两个队列都显示为 0。',
  'socket/unacknowledged': 'Send-Q 统计对端尚未确认的全部内容，无论是否已经发出。SYN 和 FIN 各计 1。',
  'socket/unread': 'Recv-Q 统计已按序到达、还没有被 recv() 取走的字节数。',
  'socket/unread-fin':
    'Recv-Q = RCV.NXT − 第一个未读字节的序号。FIN 占一个序号，所以多计 1，直到 recv() 读到流的末尾。',
  'syn-sent/bad-ack':
    '在 SYN-SENT 中，ACK 必须是对本端 SYN 的确认。这个不是，所以回一个 SEQ=SEG.ACK 的 RST，仍处于 SYN-SENT；若它本身就是 RST，则不应答。',
  'syn-sent/no-syn': '在 SYN-SENT 中，既没有 SYN 也没有 RST 的报文段被丢弃。',
  'syn-sent/rst': '这个 RST 确认了本端的 SYN，确实是对它的应答：进入 CLOSED，connect() 返回 ECONNREFUSED。',
  'syn-sent/rst-without-ack': '在 SYN-SENT 中，只有确认了 SYN 的 RST 才算数。这个没有 ACK，丢弃。',
  'syn-sent/syn':
    '在 SYN-SENT 中收到不带 ACK 的 SYN，说明双方同时打开。进入 SYN-RECEIVED，以相同的 SEQ 再发一次 SYN，这次同时确认对端的 SYN。',
  'syn-sent/syn-ack':
    '这个 SYN,ACK 确认了本端的 SYN，并带来对端的 ISN，所以本端进入 ESTABLISHED，并回 ACK 确认对端的 SYN。',
  'syn/back-to-listen':
    '在 SYN-RECEIVED 中收到窗口内的另一个 SYN。rfc9293 下，被动打开的一端删除表项，回到 LISTEN，不发送任何报文段。',
  'syn/challenge':
    '连接一旦同步（TIME-WAIT 除外），再来的 SYN 不会打开任何连接。按 RFC 5961 回一个带当前序号和确认号的 challenge ACK：它能弥补丢失的第三个报文段；若对端已重启，则会以 RST 应答。',
  'syn/duplicate':
    '在 SYN-RECEIVED 中再次收到同一个 SYN。Linux 重传 SYN,ACK；严格按 RFC 9293，应回一个纯 ACK。',
  'syn/new-in-syn-received':
    '在 SYN-RECEIVED 中收到窗口内的另一个 SYN。Linux 回 RST,ACK 并删除表项；RFC 9293 则不作应答，回到 LISTEN。',
  'text/across-fin':
    '这段数据从对端的 FIN 之前开始，却延伸到 FIN 之后，正常的发送方不会这样发。Linux 回 RST 并进入 CLOSED；RFC 9293 则忽略这些内容。',
  'text/after-close':
    '应用已用 close() 放弃这条连接，到达的内容无人读取。回 RST 告知发送方数据已丢失，进入 CLOSED。',
  'text/after-fin': '对端已发过 FIN，其后不可能再有数据。此时到达的数据一律忽略。',
  'text/beyond-window': '接收窗口放不下这些数据。将其丢弃，并用 ACK 重申期望的序号和窗口。',
  'text/in-order': '数据正好接在 RCV.NXT 处，予以接收，RCV.NXT 随之前移。',
  'text/old': '这些内容都已收到过。丢弃，并再确认一次。',
  'text/out-of-order':
    '这个报文段之前还缺数据。先将其保存，即使带 FIN 也暂不改变状态，并用 ACK 重申 RCV.NXT，即缺失的第一个字节的序号。',
  'time-wait/ack': '在 TIME-WAIT 中，SEQ 符合期望的空报文段没有新内容，不应答。Linux 会重启定时器。',
  'time-wait/fin': '对端重传了 FIN，最后一个 ACK 可能丢了。再发一次 ACK，并重启 2 MSL 定时器。',
  'time-wait/other': 'TIME-WAIT 不再期望任何内容。报文段被丢弃，并用 ACK 重申 SND.NXT 和 RCV.NXT。',
  'time-wait/reuse': '新的 connect() 接管了 TIME-WAIT 中连接的端口，靠时间戳区分新旧两条连接的报文段。',
  'time-wait/rfc1337': '设置了 tcp_rfc1337，RST 不会终止 TIME-WAIT，而是被忽略。',
  'time-wait/rst':
    'SEQ 符合期望的 RST 提前终止 TIME-WAIT，进入 CLOSED。RFC 1337 指出了这一风险；tcp_rfc1337 为 1 时，Linux 会忽略这样的 RST。',
  'time-wait/syn': '按时间戳或 SEQ 判断，这个 SYN 比旧连接新。TIME-WAIT 让位，由监听套接字接受这个 SYN。',
  'time-wait/syn-acknowledged':
    '这个 SYN 不能取代旧连接来建立新连接，所以回 ACK。若对端处于 SYN-SENT，会以 RST 应答这个 ACK。',
  'time-wait/syn-dropped': '这个 SYN 不能取代旧连接来建立新连接。rfc9293 下直接丢弃，不应答。',
  'time-wait/too-many':
    '处于 TIME-WAIT 的连接，以及没有进程持有的 FIN-WAIT-2，Linux 最多保留 tcp_max_tw_buckets 条。这一条超出上限，立即进入 CLOSED。',
  'timeout/fin-wait-2':
    '已没有进程持有该连接，而对端的 FIN 在 tcp_fin_timeout 内没有到达。Linux 删除连接，不发送任何报文段。',
  'timeout/time-wait': `TIME-WAIT 结束：rfc9293 下为 2 MSL（${RFC9293_TIME_WAIT} s），Linux 为 ${LINUX_TIME_WAIT} s。连接进入 CLOSED，端口可以再次使用。`,
  'timestamp/old':
    '时间戳比已收到的旧，视为旧的重复报文段。将其丢弃并回 ACK；若它只是旧的纯 ACK，Linux 不应答。',
  'window/probe':
    '对端窗口为零，若窗口更新丢失，双方会互相等待，形成死锁。探测报文段用来询问窗口：rfc9293 下带一个字节的新数据，Linux 发空报文段。',
  'window/update':
    '应用读走了足够多的数据，窗口至少可以加倍。用 ACK 把新窗口告诉对端。RFC 9293 只要求窗口不要一小步一小步地打开，等到加倍再通告是 Linux 的做法。',
  'wire/forged': '这个报文段由场景脚本直接注入链路，两端都没有发送过它。',
  'wire/replaced': '链路上传输的是这个报文段，它替换了主机发出的那一个，主机自己并不知道。',
};
