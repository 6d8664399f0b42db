import { CHECKED, LIST, numberOf, ONE, PARTS, SHORT, STARTS, UNIT } from './grammar.ts';

/** A number that a text types although a run, a parameter or a source should say it. */
export interface TypedNumber {
  /** Where it begins in the text. */
  readonly at: number;
  /** The number with its unit, or with the word that makes it a quantity. */
  readonly text: string;
}

/** Places whose numbers are checked elsewhere: `{name}`, `{linux.timeWait}`, `[4 µs](lit:RFC 9293 §3.4.1)`. */
const PLACES = /\[[^\][]*\]\(lit:[^()]*(?:\([^()]*\)[^()]*)*\)|\{[^{}]*\}/gu;

/** Returns a text of the same length in which a mark stands for each place whose number is checked. */
export function withoutPlaces(text: string): string {
  return text.replace(PLACES, (place) => CHECKED.repeat(place.length));
}

const QUANTITY = new RegExp(String.raw`${STARTS}(${LIST})[\s\u00a0-]*(?:个\s*)?(?:${UNIT})`, 'giu');

const CONNECTED = String.raw`(?:\s|=|:|：|为|是|等于|取|\b(?:is|are|of|was|equals|numbers?|field|value)\b)*`;
const AFTER_NAME = new RegExp(
  String.raw`(?:\b(?:SEQ|ACK|seq|ack|[Pp]orts?)|序号|确认号|端口)(?:${CONNECTED})(?:0x[\da-f]+|\d[\d,_]*)(?![\w.]*\w)`,
  'gu',
);
const AFTER_SYSCTL =
  /\b(?:tcp_\w*(?:retries|timeout|_time|intvl|probes|backlog|buckets|limit|delay)\w*|somaxconn)`?\s*(?:is|was|are|为|是|默认为|默认是|默认)(?:\s+by default)?\s*\d[\d,]*/gu;

const AGAIN_ENGLISH = 'retransmissions?|retries|repetitions?|resends?|probes?|back-offs|time-?outs?|attempts';
const COUNT_ENGLISH = new RegExp(
  String.raw`${STARTS}(${LIST})\s+(?:(?:more|further|unanswered|keepalive|linear|such)\s+)?(?:${AGAIN_ENGLISH})\b`,
  'giu',
);
const TIMES_ENGLISH = new RegExp(
  String.raw`\b(?:re-?transmit\w*|repeat\w*|resen[dt]\w*|retr(?:y|ies|ied)|prob(?:e|es|ed|ing)|sen[dt]s? (?:it )?again)\b[^.;:。\n]{0,60}?${STARTS}(${LIST})\s+times\b`,
  'giu',
);
const AGAIN_CHINESE = '重传|重试|探测|退避|超时|重发';
const COUNT_CHINESE = new RegExp(
  String.raw`(?<!第\s*)${STARTS}(${LIST})\s*次(?!握手|挥手)[^，。；：、\n]{0,6}?(?:${AGAIN_CHINESE})|(?:${AGAIN_CHINESE})[^，。；：、\n]{0,8}?(?<!第\s*)${STARTS}(${LIST})\s*次(?!握手|挥手)`,
  'gu',
);

/** What a list begins with before its first typed number. */
const UNTYPED = new RegExp(`^${CHECKED}+[^\\w一二两三四五六七八九十百千半]*(?:(?:and|or|to)\\s+)?`, 'u');
/** What may follow "a second" where it is a time and no ordinal. */
const A_SECOND = /^\s*(?:[.,;:!?)]|$|(?:later|apart|ago|after|before|and|or|each|long|at|of)\b)/u;
/** What a Chinese ordinal begins with. */
const ORDINAL = /第\s*$/u;
/** Decades: the 1980s. */
const DECADE = /^(?:19|20)\d0s$/u;

/**
 * Finds the numbers that a text must not type: those with a unit of time or size, those after SEQ, ACK or port, counts
 * of retransmissions, and values of sysctls. Ordinals and names are none: RFC 9293, 2 MSL, 第 3 个字节.
 *
 * @example typedNumbers('TIME-WAIT of 45 s') // [{ at: 13, text: '45 s' }]
 */
export function typedNumbers(text: string): TypedNumber[] {
  const open = withoutPlaces(text);
  const quantities = quantitiesIn(open);
  const counts = [COUNT_ENGLISH, TIMES_ENGLISH, COUNT_CHINESE].flatMap((pattern) =>
    [...open.matchAll(pattern)].filter(([, before, after]) => typesCount(before ?? after ?? '')),
  );
  const named = [AFTER_NAME, AFTER_SYSCTL].flatMap((pattern) => [...open.matchAll(pattern)]);
  const others = [...counts, ...named].map(({ index, 0: found }) => ({ at: index, text: found }));
  return apart([...quantities, ...others]).map(({ at, text: found }) => {
    const start = at + (UNTYPED.exec(found)?.[0].length ?? 0);
    return { at: start, text: text.slice(start, at + found.length) };
  });
}

/** An amount with its unit. */
interface Quantity extends TypedNumber {
  /** Its numbers: `1, 3 and 7`. */
  readonly list: string;
  readonly unit: string;
}

/** Finds the numbers with a unit of time or size. */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)]
    .map(({ index, 0: found, 1: list = '', 2: time, 3: size }) => ({
      at: index,
      text: found,
      list,
      unit: time ?? size ?? '',
      isSize: size !== undefined,
    }))
    .filter((quantity) => isQuantity(quantity, text));
}

/** Leaves out what lies within another find. */
function apart(found: readonly TypedNumber[]): TypedNumber[] {
  const sorted = [...found].sort((a, b) => a.at - b.at || b.text.length - a.text.length);
  let end = -1;
  return sorted.filter(({ at, text }) => {
    const isNew = at >= end;
    if (isNew) end = at + text.length;
    return isNew;
  });
}

/** The numbers of a list that stand in the text itself. */
export function typedItems(list: string): string[] {
  return [...list.matchAll(PARTS)].map(([item]) => item).filter((item) => !item.startsWith(CHECKED));
}

function isQuantity(
  { at, text: found, list, unit, isSize }: Quantity & { isSize: boolean },
  text: string,
): boolean {
  const items = typedItems(list);
  const last = items.at(-1);
  if (last === undefined || DECADE.test(found)) return false;
  const isShort = /^[a-zµμ]{1,2}$/iu.test(unit) || SHORT.test(unit);
  if (isShort && !(SHORT.test(unit) && /\d/u.test(last))) return false;
  if (isSize) return !items.every((item) => ONE.test(item)) && !ORDINAL.test(text.slice(0, at));
  return !(/^a$/iu.test(last) && /^second$/iu.test(unit)) || A_SECOND.test(text.slice(at + found.length));
}

function typesCount(list: string): boolean {
  const items = typedItems(list);
  return (
    items.length > 0 &&
    !items.every((item) => ONE.test(item)) &&
    items.some((item) => numberOf(item) !== null)
  );
}
