import { describe, expect, it } from 'vitest';
import { chunksOf, keyOf, readQuery, vocabularyOf } from '../../../src/components/search/query.ts';

const vocabulary = vocabularyOf([
  ['TIME-WAIT', 'TIME_WAIT', 'TCP_TIME_WAIT'],
  ['FIN-WAIT-2', 'FIN_WAIT2'],
  ['CLOSE-WAIT'],
  ['three-way handshake', '三次握手'],
  ['third ACK', '第三次握手', '第三个 ACK'],
  ['lost', '丢失', '丢了'],
  ['ECONNRESET', 'connection reset by peer'],
  ['keepalive', '保活'],
]);

/** Each term of a query as one of the texts finds it: `typed`, `otherwise`, or nothing, with `?` for a filler. */
function foundIn(query: string, text: string): string[] {
  return readQuery(query, vocabulary).map(({ typed, otherwise, filler }) => {
    const how =
      text.search(typed) >= 0 ? 'typed' : otherwise && text.search(otherwise) >= 0 ? 'otherwise' : 'nothing';
    return filler ? `${how}?` : how;
  });
}

describe('taking a query apart', () => {
  it.each([
    [
      '大量CLOSE_WAIT',
      [
        ['大', '量'],
        ['close', 'wait'],
      ],
    ],
    ['ＴＩＭＥ＿ＷＡＩＴ', [['time', 'wait']]],
    [
      '2MSL  finwait2',
      [
        ['2', 'msl'],
        ['finwait', '2'],
      ],
    ],
    ['  ', []],
  ])('parts “%s” where letters, numbers and Chinese meet', (text, chunks) => {
    expect(chunksOf(text)).toEqual(chunks);
  });

  it.each(['TIME-WAIT', 'time_wait', 'timewait', 'Time Wait', 'ＴＩＭＥ－ＷＡＩＴ', 'TIME‑WAIT'])(
    'takes %s for the same name',
    (spelling) => {
      expect(keyOf(spelling)).toBe('timewait');
    },
  );
});

describe('reading a query', () => {
  it.each(['TIME-WAIT', 'TIME_WAIT', 'timewait', 'time wait', 'time-waits'])(
    'finds a state as %s',
    (query) => {
      for (const text of ['in TIME-WAIT.', 'the TIME_WAIT state', 'two TIME-WAITs']) {
        expect(foundIn(query, text)).toEqual(['typed']);
      }
      expect(foundIn(query, 'the time it waits')).toEqual(['nothing']);
    },
  );

  it('finds what is meant under another name', () => {
    expect(foundIn('connection reset by peer', 'ECONNRESET')).toEqual(['otherwise']);
    expect(foundIn('三次握手', 'The three-way handshake')).toEqual(['otherwise']);
  });

  it('takes the longest name', () => {
    expect(foundIn('第三次握手丢失', '第三个 ACK 丢了')).toEqual(['otherwise', 'otherwise']);
    expect(foundIn('三次握手', '第三个 ACK 丢了')).toEqual(['nothing']);
  });

  it('does not look for a known name inside a longer one', () => {
    expect(foundIn('tcp_keepalive_time', 'keepalive')).toEqual(['nothing']);
    expect(foundIn('tcp_keepalive_time', '`tcp_keepalive_time`: 2 h')).toEqual(['typed']);
  });

  it('finds words by their beginning, in the singular too; short ones only whole', () => {
    expect(foundIn('retrans', 'a retransmission')).toEqual(['typed']);
    expect(foundIn('checksums', 'the checksum')).toEqual(['typed']);
    expect(foundIn('rt', 'RTO')).toEqual(['nothing']);
  });

  it.each(['time_w', 'timewa'])('finds a state while it is typed: %s', (query) => {
    expect(foundIn(query, 'in TIME-WAIT.')).not.toEqual(['nothing']);
    expect(foundIn(query, 'FIN-WAIT-2')).toEqual(['nothing']);
  });

  it('asks for what is named, not for the words around it', () => {
    expect(foundIn('why is TIME_WAIT needed', 'TIME-WAIT')).toEqual([
      'nothing?',
      'nothing?',
      'typed',
      'nothing',
    ]);
    expect(foundIn('服务器 close_wait', 'CLOSE-WAIT')).toEqual(['nothing?', 'nothing?', 'typed']);
  });

  it('looks for Chinese words it does not know two characters at a time', () => {
    expect(foundIn('端口不够', '端口够用')).toEqual(['typed', 'nothing', 'nothing']);
  });

  it('is not misled by signs of regular expressions', () => {
    expect(foundIn('recv() = [a-z]+ \\', 'recv() = 0')).toEqual(['typed', 'nothing']);
    expect(readQuery('()*[', vocabulary)).toEqual([]);
  });
});
