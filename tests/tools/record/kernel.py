"""
Runs scripts on this machine's own TCP: two hosts in network namespaces without a name, joined by a wire in user
space that delays, loses, duplicates and injects. Reads one run a line from standard input (JSON), writes one result a
line. Needs Linux and root. A namespace ends with the process that holds it, so nothing is left behind, however this ends.

Times are seconds: in a run's description after its start, in a result as well. See `kernel.ts` for both shapes.
"""
import array
import ctypes
import errno
import fcntl
import heapq
import json
import os
import select
import signal
import socket
import struct
import sys
import threading
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI, IFF_UP, IFF_RUNNING = 0x0001, 0x1000, 0x1, 0x40
SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFFLAGS, SIOCSIFMTU = 0x8916, 0x891C, 0x8914, 0x8922
USUAL_MTU = 1500
TCP_REPAIR, TCP_REPAIR_QUEUE, TCP_QUEUE_SEQ, TCP_SEND_QUEUE, REPAIR_OFF = 19, 20, 21, 2, -1
NETLINK_SOCK_DIAG, SOCK_DESTROY, NLM_F_REQUEST_ACK = 4, 21, 5
ADDRESS = {'client': '10.0.0.1', 'server': '10.0.0.2'}
OTHER = {'client': 'server', 'server': 'client'}
LETTERS = 'FSRPAUEC'
STATES = {
    1: 'ESTABLISHED', 2: 'SYN-SENT', 3: 'SYN-RECEIVED', 4: 'FIN-WAIT-1', 5: 'FIN-WAIT-2', 6: 'TIME-WAIT',
    7: 'CLOSED', 8: 'CLOSE-WAIT', 9: 'LAST-ACK', 10: 'LISTEN', 11: 'CLOSING', 12: 'SYN-RECEIVED',
}
# Sockets are looked at this long after something happened; while nothing does, more and more seldom, seconds and share.
LOOK_AFTER, LOOK_IDLE, LOOK_LONG, LOOK_SHARE = 0.0003, 0.01, 0.3, 0.01
# Runs begin this far apart, seconds, so that no two are busy at once.
BETWEEN = 0.15
# The kernel's tick, nanoseconds: what its timers are counted in.
TICK = round(time.clock_getres(6) * 1e9)
# Set before each run so that one run does not teach the next.
ALWAYS = {'tcp_congestion_control': 'reno', 'tcp_no_metrics_save': 1}

now = time.monotonic


# --- A host: a namespace of its own, and the calls its applications make ---

class Host:
    def __init__(self, side, control, params):
        self.side, self.control = side, control
        self.sockets, self.wakers, self.busy = {}, {}, {}
        self.lock = threading.Lock()
        # When the thread's call was made.
        self.called = threading.local()
        self.remotes = {}
        # Of two namespaces, one inside the other, the inner has a socket table of its own, small enough to be read often.
        leave_namespace()
        write_sysctl('ipv4/tcp_child_ehash_entries', 128)
        leave_namespace()
        write_sysctl('ipv6/conf/all/disable_ipv6', 1)
        write_sysctl('ipv6/conf/default/disable_ipv6', 1)
        sysctls = {**ALWAYS, **params}
        mtu = sysctls.pop('mtu', USUAL_MTU)
        for name, value in sysctls.items():
            self.set_param(name, value)
        tun = open_tun()
        bring_up('wire0', ADDRESS[side], mtu)
        bring_up('lo', None)
        socket.send_fds(control, [b'.'], [tun])
        os.close(tun)

    def serve(self):
        for line in self.control.makefile('r'):
            command = json.loads(line)
            threading.Thread(target=self.answer, args=(command,), daemon=True).start()

    def answer(self, command):
        answer = {'step': command['step']}
        self.called.at = now()
        try:
            answer.update(self.perform(command['call'], command.get('timeout')))
        except OSError as failure:
            answer['result'] = errno.errorcode.get(failure.errno, str(failure.errno))
        except Exception as failure:
            answer['fault'] = repr(failure)
        answer.update({'returns': now(), 'at': self.called.at})
        with self.lock:
            self.control.sendall((json.dumps(answer) + '\n').encode())

    def perform(self, call, timeout):
        op = call['op']
        if op == 'set-param':
            for name, value in call['params'].items():
                self.set_param(name, value)
            return {'result': 'ok'}
        if op == 'kill':
            for name in call['sockets']:
                self.close(name)
            return {'result': 'ok'}
        name = call['socket']
        if op == 'close':
            self.close(name)
            return {'result': 'ok'}
        sock = self.socket(name)
        if op == 'set-option':
            set_option(sock, call['option'])
        elif op == 'bind':
            sock.bind((ADDRESS[self.side], call['port']))
        elif op == 'listen':
            if sock.getsockname()[1] == 0:
                sock.bind((ADDRESS[self.side], call['port']))
            sock.listen(call['backlog'])
        elif op == 'shutdown':
            sock.shutdown(socket.SHUT_WR if call['how'] == 'WR' else socket.SHUT_RD)
        elif op == 'lose-state':
            local = local_port(sock)
            sock.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
            self.close(name)
            ends = (local, self.remotes.get(name))
            with open('/proc/net/tcp') as table:
                if (*ends, 'TIME-WAIT') in [row[:3] for row in sockets_in(table)]:
                    forget_time_wait((ADDRESS[self.side], ADDRESS[OTHER[self.side]]), ends)
        elif op == 'connect':
            return self.connect(name, sock, call, timeout)
        elif op == 'accept':
            return self.accept(name, sock, call, timeout)
        elif op == 'send':
            return self.send(name, sock, call, timeout)
        elif op == 'recv':
            return self.receive(name, sock, call, timeout)
        else:
            raise ValueError(f'no call {op}')
        return {'result': 'ok'}

    def socket(self, name):
        if name in self.wakers and name not in self.sockets:
            raise OSError(errno.EBADF, 'closed before')
        if name not in self.sockets:
            self.keep(name, socket.socket(socket.AF_INET, socket.SOCK_STREAM))
        return self.sockets[name]

    def keep(self, name, sock):
        sock.setblocking(False)
        self.sockets[name], self.wakers[name], self.busy[name] = sock, os.eventfd(0), 0

    def close(self, name):
        """Closes a socket. Who waits on it lets go first: a descriptor in a poll keeps the socket alive."""
        sock = self.sockets.pop(name, None)
        if sock is None:
            raise OSError(errno.EBADF, 'closed before')
        os.eventfd_write(self.wakers[name], 1)
        while self.busy[name]:
            time.sleep(0.0001)
        os.close(sock.detach())

    def wait(self, name, sock, events, deadline):
        """Waits until a socket is ready. Returns False at the deadline; never returns when the socket is closed."""
        poll = select.poll()
        poll.register(sock.fileno(), events)
        poll.register(self.wakers[name], select.POLLIN)
        self.busy[name] += 1
        left = None if deadline is None else max(0, deadline - now()) * 1000
        ready = dict(poll.poll(left))
        self.busy[name] -= 1
        if self.wakers[name] in ready:
            threading.Event().wait()
        return len(ready) > 0

    def until_done(self, name, sock, events, timeout, attempt):
        """Repeats a call that would block until it is done; None when the application has waited long enough."""
        deadline = None if timeout is None else now() + timeout
        while True:
            try:
                return attempt()
            except BlockingIOError:
                if not self.wait(name, sock, events, deadline):
                    return None

    def connect(self, name, sock, call, timeout):
        choose_isn(sock, call.get('isn'))
        if call.get('port') is not None and sock.getsockname()[1] == 0:
            sock.bind((ADDRESS[self.side], call['port']))
        peer = (ADDRESS[OTHER[self.side]], call['peer'])
        self.remotes[name] = call['peer']

        def attempt():
            # Asked again, a connect() that is over says how, as a blocking one does.
            failure = sock.connect_ex(peer)
            if failure in (errno.EINPROGRESS, errno.EALREADY):
                raise BlockingIOError
            return failure

        self.called.at = now()
        first = attempt_once(sock, peer)
        if first is None:
            first = self.until_done(name, sock, select.POLLOUT, timeout, attempt)
        result = 'timeout' if first is None else 'ok' if first == 0 else errno.errorcode[first]
        return {'result': result, 'chosen': local_port(sock)}

    def accept(self, name, sock, call, timeout):
        accepted = self.until_done(name, sock, select.POLLIN, timeout, sock.accept)
        if accepted is None:
            return {'result': 'timeout'}
        child, peer = accepted
        self.keep(call['as'], child)
        self.remotes[call['as']] = peer[1]
        return {'result': 'ok', 'peer': peer[1]}

    def send(self, name, sock, call, timeout):
        octets = b'.' * call['bytes']
        flags = socket.MSG_NOSIGNAL | (socket.MSG_MORE if call.get('more') else 0)
        fast = call.get('fastOpen')
        if fast is not None:
            choose_isn(sock, call.get('isn'))
            if fast.get('port') is not None:
                sock.bind((ADDRESS[self.side], fast['port']))
            self.remotes[name] = fast['peer']
            sock.setblocking(True)
            sent = sock.sendto(octets, flags | socket.MSG_FASTOPEN, (ADDRESS[OTHER[self.side]], fast['peer']))
            sock.setblocking(False)
            return {'result': sent}
        sent = 0
        while sent < len(octets):
            more = self.until_done(name, sock, select.POLLOUT, timeout, lambda: sock.send(octets[sent:], flags))
            if more is None:
                return {'result': 'timeout'}
            sent += more
        return {'result': sent}

    def receive(self, name, sock, call, timeout):
        read = self.until_done(name, sock, select.POLLIN, timeout, lambda: sock.recv(call['max']))
        return {'result': 'timeout' if read is None else len(read) or 'eof'}

    def set_param(self, name, value):
        write_sysctl(f'core/{name}' if name == 'somaxconn' else f'ipv4/{name}', value)


def uncounted_ticks():
    """Returns how many ticks of its own the kernel has not counted in `jiffies`: those before its timers ran."""
    while True:
        before = time.monotonic_ns()
        with open('/proc/timer_list') as file:
            jiffies = next(int(line.split()[1]) for line in file if line.startswith('jiffies:'))
        if before // TICK == time.monotonic_ns() // TICK:
            return before // TICK - jiffies


def leave_namespace():
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), 'no network namespace of its own')


def attempt_once(sock, peer):
    failure = sock.connect_ex(peer)
    return None if failure in (errno.EINPROGRESS, errno.EALREADY) else failure


def local_port(sock):
    try:
        return sock.getsockname()[1]
    except OSError:
        return None


def forget_time_wait(addresses, ports):
    """Takes a connection in TIME-WAIT out of the kernel's table, which no socket of a process reaches any more."""
    ends = struct.pack('!HH', *ports) + b''.join(socket.inet_aton(a).ljust(16, b'\0') for a in addresses)
    ends += struct.pack('III', 0, 0xFFFFFFFF, 0xFFFFFFFF)
    request = struct.pack('BBxxI', socket.AF_INET, socket.IPPROTO_TCP, 0xFFFFFFFF) + ends
    header = struct.pack('IHHII', 16 + len(request), SOCK_DESTROY, NLM_F_REQUEST_ACK, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_SOCK_DIAG) as diag:
        diag.send(header + request)
        diag.recv(4096)


def sockets_in(table):
    """Yields what a table of /proc/net/tcp lists: local and remote port, state, and how many wait to be accepted."""
    for line in table.read().splitlines()[1:]:
        field = line.split()
        local, remote = (int(end.split(':')[1], 16) for end in field[1:3])
        yield local, remote, STATES[int(field[3], 16)], int(field[4].split(':')[1], 16)


def counters_of(pid):
    """Returns the counters of a host by the names nstat gives them: those of TCP, and the kernel's own."""
    counters = {}
    for table, kinds in (('snmp', ('Tcp',)), ('netstat', ('TcpExt',))):
        with open(f'/proc/{pid}/net/{table}') as file:
            lines = file.read().splitlines()
        for names, values in zip(lines[::2], lines[1::2]):
            kind, *names = names.split()
            if kind[:-1] in kinds:
                counters.update({kind[:-1] + name: int(value) for name, value in zip(names, values.split()[1:])})
    return counters


def choose_isn(sock, isn):
    """Makes the next connect() begin with this number, which checkpoint and restore lets a socket do."""
    if not isn:
        return
    reuse = sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
    sock.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
    sock.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR_QUEUE, TCP_SEND_QUEUE)
    sock.setsockopt(socket.IPPROTO_TCP, TCP_QUEUE_SEQ, struct.pack('I', isn))
    sock.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, REPAIR_OFF)
    # Which forgets that the port may be bound again.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse)


def set_option(sock, option):
    name, value = option['name'], option['value']
    level = socket.SOL_SOCKET if name.startswith('SO_') else socket.IPPROTO_TCP
    if name == 'SO_LINGER':
        value = struct.pack('ii', 1 if value['on'] else 0, value['seconds'])
    number = {'TCP_USER_TIMEOUT': 18, 'TCP_FASTOPEN': 23}.get(name) or getattr(socket, name)
    sock.setsockopt(level, number, int(value) if isinstance(value, (bool, int)) else value)


def write_sysctl(path, value):
    with open(f'/proc/sys/net/{path}', 'w') as file:
        file.write(str(value))


def open_tun():
    tun = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack('16sH22x', b'wire0', IFF_TUN | IFF_NO_PI))
    return tun


def bring_up(device, address, mtu=USUAL_MTU):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        name = device.encode()
        if address is not None:
            fcntl.ioctl(control, SIOCSIFMTU, struct.pack('16si20x', name, mtu))
            inet = struct.pack('HH4s8x', socket.AF_INET, 0, socket.inet_aton(address))
            fcntl.ioctl(control, SIOCSIFADDR, struct.pack('16s16s8x', name, inet))
            mask = struct.pack('HH4s8x', socket.AF_INET, 0, socket.inet_aton('255.255.255.0'))
            fcntl.ioctl(control, SIOCSIFNETMASK, struct.pack('16s16s8x', name, mask))
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack('16sH22x', name, IFF_UP | IFF_RUNNING))


# --- Packets ---

def parse(packet):
    """Reads an IPv4 packet with a TCP segment; None for anything else."""
    if len(packet) < 40 or packet[0] >> 4 != 4 or packet[9] != socket.IPPROTO_TCP:
        return None
    start = (packet[0] & 15) * 4
    sport, dport, seq, ack, offset, flags, window = struct.unpack_from('!HHIIBBH', packet, start)
    header = (offset >> 4) * 4
    return {
        'sport': sport, 'dport': dport, 'seq': seq, 'ack': ack, 'flags': flags, 'window': window,
        'len': len(packet) - start - header, 'header': packet[start:start + header].hex(),
    }


def forge(from_side, seg):
    """Writes a segment as an IPv4 packet."""
    source, target = (socket.inet_aton(ADDRESS[s]) for s in (from_side, OTHER[from_side]))
    octets = b'.' * seg['len']
    tcp = struct.pack('!HHIIBBHHH', seg['sport'], seg['dport'], seg['seq'], seg['ack'], 5 << 4, seg['flags'],
                      seg['window'], 0, 0) + octets
    pseudo = source + target + struct.pack('!BBH', 0, socket.IPPROTO_TCP, len(tcp))
    tcp = tcp[:16] + struct.pack('!H', checksum(pseudo + tcp)) + tcp[18:]
    ip = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 20 + len(tcp), 0, 0x4000, 64, socket.IPPROTO_TCP, 0, source, target)
    return ip[:10] + struct.pack('!H', checksum(ip)) + ip[12:] + tcp


def checksum(octets):
    words = array.array('H', octets + b'\0' * (len(octets) % 2))
    words.byteswap()
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def bits(letters):
    return sum(1 << LETTERS.index(letter) for letter in letters)


def write_pcapng(path, packets):
    """Writes packets as they were on the wire, lost and forged ones too. Format: draft-ietf-opsawg-pcapng."""
    def block(kind, body):
        length = struct.pack('<I', 12 + len(body))
        return struct.pack('<I', kind) + length + body + length

    def padded(octets):
        return octets + b'\0' * (-len(octets) % 4)

    raw_ip, microseconds = 101, struct.pack('<HHB3xHH', 9, 1, 6, 0, 0)
    out = block(0x0A0D0D0A, struct.pack('<IHHq', 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack('<HHI', raw_ip, 0, 0) + microseconds)
    for sent, packet, fate in packets:
        time_us = round((sent - packets[0][0]) * 1e6)
        comment = fate.encode()
        option = struct.pack('<HH', 1, len(comment)) + padded(comment) + struct.pack('<HH', 0, 0)
        header = struct.pack('<IIIII', 0, time_us >> 32, time_us & 0xFFFFFFFF, len(packet), len(packet))
        out += block(6, header + padded(packet) + option)
    with open(path, 'wb') as file:
        file.write(out)


# --- One run: the wire between two hosts, and the script ---

class Run:
    def __init__(self, spec):
        self.spec = spec
        self.delay = spec['delay']
        self.steps = spec['steps']
        self.due, self.order = [], 0
        self.filters, self.isns, self.known = [], {}, {'client': {}, 'server': {}}
        self.result = {'name': spec['name'], 'calls': [], 'wire': [], 'segments': [], 'states': []}
        self.packets, self.returned = [], {}
        self.started = set()

    def prepare(self):
        hosts = {side: start_host(side, self.spec['params'].get(side, {})) for side in ADDRESS}
        self.tuns = {side: host[1] for side, host in hosts.items()}
        self.control = {side: host[0] for side, host in hosts.items()}
        self.tables = {side: open(f'/proc/{host[2]}/net/tcp') for side, host in hosts.items()}
        self.pids = [host[2] for host in hosts.values()]
        self.counted = {side: counters_of(pid) for side, pid in zip(hosts, self.pids)}
        self.uncounted = uncounted_ticks()

    def go(self):
        self.start = now()
        self.result['ticks'] = {'length': TICK / 1e9, 'atStart': self.start * 1e9 / TICK - self.uncounted}
        self.end = self.start + self.spec['until']
        try:
            self.look()
            self.begin_steps()
            self.loop()
            self.result['counters'] = {side: self.moved(side, pid) for side, pid in zip(ADDRESS, self.pids)}
        finally:
            for pid in self.pids:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        self.result['end'] = self.end - self.start
        if 'pcapng' in self.spec:
            write_pcapng(self.spec['pcapng'], self.packets)
        return self.result

    def moved(self, side, pid):
        before = self.counted[side]
        return {name: value - before[name] for name, value in counters_of(pid).items() if value != before[name]}

    def at(self, when, what, *details):
        self.order += 1
        heapq.heappush(self.due, (when, self.order, what, details))

    def loop(self):
        readers = {self.tuns[side]: (side, self.read_tun) for side in ADDRESS}
        readers.update({self.control[side]: (side, self.read_answers) for side in ADDRESS})
        self.next_look = self.start
        while True:
            wake = min(self.due[0][0] if self.due else self.end, self.next_look, self.end)
            ready, _, _ = select.select(list(readers), [], [], max(0, wake - now()))
            for one in ready:
                side, read = readers[one]
                read(side)
                self.next_look = min(self.next_look, now() + LOOK_AFTER)
            while self.due and self.due[0][0] <= now():
                _, _, what, details = heapq.heappop(self.due)
                what(*details)
                self.next_look = min(self.next_look, now() + LOOK_AFTER)
            if now() >= self.next_look:
                self.look()
                self.next_look = now() + min(LOOK_LONG, max(LOOK_IDLE, (now() - self.start) * LOOK_SHARE))
            if now() >= self.end:
                self.look()
                return

    # The script

    def begin_steps(self):
        for index, step in enumerate(self.steps):
            if index in self.started or any(before not in self.returned for before in step['after']):
                continue
            self.started.add(index)
            since = max((self.returned[before] for before in step['after']), default=self.start)
            self.at(since + step['wait'], self.take, index)

    def take(self, index):
        step = self.steps[index]
        if 'call' in step:
            call = dict(step['call'])
            command = {'step': index, 'call': call, 'timeout': step.get('timeout')}
            self.control[step['side']].sendall((json.dumps(command) + '\n').encode())
            return
        if 'filter' in step:
            self.filters.append({**step['filter'], 'left': step['filter']['count'], 'skipped': 0})
        elif 'unfilter' in step:
            self.filters = [f for f in self.filters if f['id'] != step['unfilter']]
        else:
            self.inject(step['inject'])
        self.result['wire'].append({'step': index, 'at': now() - self.start})
        self.returns(index, now())

    def returns(self, index, when):
        self.returned[index] = when
        self.begin_steps()

    def read_answers(self, side):
        for line in self.control[side].recv(1 << 16).decode().splitlines():
            answer = json.loads(line)
            when = answer['returns']
            self.result['calls'].append({**answer, 'at': answer['at'] - self.start, 'returns': when - self.start})
            self.returns(answer['step'], when)

    # The wire

    def read_tun(self, side):
        try:
            packet = os.read(self.tuns[side], 1 << 16)
        except BlockingIOError:
            return
        seg = parse(packet)
        if seg is not None:
            self.note_isn(side, seg)
            fate, arrivals = self.judge(side, seg)
            self.carry(side, seg, packet, fate, arrivals, False)

    def carry(self, side, seg, packet, fate, delays, injected):
        sent = now()
        record = {**seg, 'from': side, 't': sent - self.start, 'rx': [], 'fate': fate, 'injected': injected}
        self.result['segments'].append(record)
        self.packets.append((sent - self.start, packet, fate if not injected else 'forged'))
        for delay in delays:
            self.at(sent + delay, self.deliver, OTHER[side], packet, record)

    def deliver(self, side, packet, record):
        record['rx'].append(now() - self.start)
        try:
            os.write(self.tuns[side], packet)
        except OSError:
            pass

    def note_isn(self, side, seg):
        if seg['flags'] & 2:
            self.isns.setdefault((side, seg['sport'], seg['dport']), []).append(seg['seq'])

    def judge(self, side, seg):
        for f in self.filters:
            if (f['left'] is not None and f['left'] <= 0) or not self.matches(f['match'], side, seg):
                continue
            if f['skipped'] < f['match'].get('skip', 0):
                f['skipped'] += 1
                continue
            if f['left'] is not None:
                f['left'] -= 1
            if f['action'] == 'lose':
                return 'lost', []
            if f['action'] == 'duplicate':
                return 'duplicated', [self.delay, 2 * self.delay]
            return 'delayed', [self.delay + f['delay']]
        return 'delivered', [self.delay]

    def matches(self, m, side, seg):
        if m.get('from', side) != side:
            return False
        if seg['flags'] & m.get('all', 0) != m.get('all', 0) or seg['flags'] & m.get('none', 0):
            return False
        if m.get('data') is not None and m['data'] != (seg['len'] > 0):
            return False
        if m.get('rack') is not None:
            # Relative to the ISN that lies nearest below, as IsnHistory has it.
            isns = self.isns.get((OTHER[side], seg['dport'], seg['sport']), [])
            if min(((seg['ack'] - isn) % (1 << 32) for isn in isns), default=None) != m['rack']:
                return False
        return m.get('since') is None or now() - self.start > m['since']

    def inject(self, seg):
        """Forges a segment; SEQ and ACK are relative to the first ISNs seen between its ports."""
        side = seg['from']
        own = self.isns.get((side, seg['sport'], seg['dport']), [0])[0]
        theirs = self.isns.get((OTHER[side], seg['dport'], seg['sport']), [0])[0]
        absolute = {
            'sport': seg['sport'], 'dport': seg['dport'], 'flags': seg['flags'], 'len': seg['len'],
            'seq': (own + seg['rseq']) % (1 << 32), 'window': seg['window'],
            'ack': (theirs + seg['rack']) % (1 << 32) if seg['flags'] & 16 else 0,
        }
        packet = forge(side, absolute)
        self.carry(side, parse(packet), packet, 'delivered', [self.delay], True)

    # The sockets

    def look(self):
        for side, table in self.tables.items():
            seen = {}
            table.seek(0)
            for local, remote, state, queued in sockets_in(table):
                if state == 'LISTEN':
                    seen[(local, None)] = (state, queued)
                elif state != 'CLOSED':
                    seen[(local, remote)] = (state, None)
            known = self.known[side]
            for ends in list(known):
                if ends not in seen:
                    self.changes(side, ends, known.pop(ends), ('CLOSED', None))
            for ends, state in seen.items():
                before = known.get(ends, ('CLOSED', None))
                if before != state:
                    self.changes(side, ends, before, state)
                    known[ends] = state

    def changes(self, side, ends, before, after):
        row = {'t': now() - self.start, 'side': side, 'port': ends[0], 'peer': ends[1]}
        row.update({'from': before[0], 'to': after[0]})
        if after[1] is not None:
            row['acceptq'] = after[1]
        self.result['states'].append(row)


def start_host(side, params):
    """Starts a host in a process of its own. Returns its control socket, its end of the wire and its process id."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        try:
            ours.close()
            host = Host(side, theirs, params)
            hurry()
            host.serve()
        except Exception as failure:
            theirs.sendall(f'!{failure}'.encode())
        os._exit(0)
    theirs.close()
    told, fds, _, _ = socket.recv_fds(ours, 4096, 1)
    if not fds:
        raise RuntimeError(f'the {side} does not start: {told[1:].decode()}')
    return ours, fds[0], pid


def hurry():
    """Asks to run before all else: the wire's delay is kept only by who is on time. Without the right to, a quiet machine will do."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    except OSError:
        pass


def die_with_parent():
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    """A run in a process of its own, which says when its hosts stand, waits for a sign, and writes its result."""

    def __init__(self, line):
        result, out = os.pipe()
        go, self.go = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            die_with_parent()
            os.close(result)
            self.work(json.loads(line), out, go)
            os._exit(0)
        os.close(out)
        os.close(go)
        self.result = result
        os.read(result, 1)

    def work(self, spec, out, go):
        stands = False
        try:
            run = Run(spec)
            run.prepare()
            stands = True
            os.write(out, b'.')
            if os.read(go, 1) == b'':
                os._exit(0)
            hurry()
            result = run.go()
        except Exception as failure:
            if not stands:
                os.write(out, b'.')
            result = {'name': spec['name'], 'fault': str(failure)}
        with os.fdopen(out, 'w') as file:
            file.write(json.dumps(result))

    def begin(self):
        os.write(self.go, b'.')
        os.close(self.go)


def main():
    """Takes runs from standard input, so many at a time. Each begins once its hosts stand, some time after the last one."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    lines = [line for line in sys.stdin if line.strip()]
    pieces, children, last = {}, {}, 0.0
    while lines or pieces:
        while lines and len(pieces) < most and now() >= last + BETWEEN:
            child = Child(lines.pop(0))
            child.begin()
            pieces[child.result], children[child.result], last = [], child, now()
        more = lines and len(pieces) < most
        ready, _, _ = select.select(list(pieces), [], [], max(0, last + BETWEEN - now()) if more else None)
        for reader in ready:
            piece = os.read(reader, 1 << 20)
            if piece:
                pieces[reader].append(piece)
                continue
            print(b''.join(pieces.pop(reader)).decode(), flush=True)
            os.close(reader)
            os.waitpid(children.pop(reader).pid, 0)


if __name__ == '__main__':
    # Ctrl-C ends every process at once, without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    die_with_parent()
    main()
