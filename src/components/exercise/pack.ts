/** A value of JSON. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The names in a value: 0 where there are none, of a list those of each of its records. */
type Names = 0 | readonly [Names] | { readonly [key: string]: Names };

/**
 * Writes a value as compact JSON for an attribute of the page: first all names, which every question of a kind has in
 * common and a page so compresses away, then what they name; with its quotes exchanged, so that none has to be escaped.
 *
 * @example pack({ rows: [{ a: 1, b: 'x' }, { a: 2, b: 'y' }] }) // "[{'rows':[{'a':0,'b':0}]},[[[1,'x'],[2,'y']]]]"
 */
export function pack(value: object): string {
  const plain: Json = JSON.parse(JSON.stringify(value));
  const names = namesIn(plain);
  return exchangeQuotes(JSON.stringify([names, withoutNames(plain, names)]));
}

/** Reads what `pack` wrote. The site wrote it when it was built, so its shape is known. */
export function unpack(text: string): ReturnType<typeof JSON.parse> {
  const [names, values] = JSON.parse(exchangeQuotes(text));
  return withNames(values, names);
}

function exchangeQuotes(text: string): string {
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

function namesIn(value: Json): Names {
  if (isList(value)) {
    const [first = 0, ...others] = value.map(namesIn);
    const alike = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
    return first !== 0 && alike ? [first] : 0;
  }
  return isRecord(value) ? mapped(value, namesIn) : 0;
}

function withoutNames(value: Json, names: Names): Json {
  if (names === 0) return value;
  if (isOfList(names)) return isList(value) ? value.map((one) => withoutNames(one, names[0])) : value;
  return isRecord(value)
    ? Object.entries(names).map(([name, own]) => withoutNames(value[name] ?? null, own))
    : value;
}

function withNames(value: Json, names: Names): Json {
  if (names === 0 || !isList(value)) return value;
  if (isOfList(names)) return value.map((one) => withNames(one, names[0]));
  const entries = Object.entries(names).map(
    ([name, own], i) => [name, withNames(value[i] ?? null, own)] as const,
  );
  return Object.fromEntries(entries);
}

function mapped<Value, Made>(record: { readonly [key: string]: Value }, make: (value: Value) => Made) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)] as const));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isOfList(names: Names): names is readonly [Names] {
  return Array.isArray(names);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}
