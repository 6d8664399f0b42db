/** A value of JSON. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Names a table: a list of records of one shape, kept by its columns. */
const TABLE = '*';

/**
 * Writes a value as compact JSON for an attribute of the page: lists of records as tables, so that names are not
 * repeated, nor what a whole column says; and with its quotes exchanged, so that none has to be escaped.
 *
 * @example pack({ rows: [{ a: 1, b: 'x' }, { a: 2, b: 'x' }] }) // "{'rows':{'*':2,'a':[1,2],'b':'x'}}"
 */
export function pack(value: object): string {
  return exchangeQuotes(JSON.stringify(toTables(JSON.parse(JSON.stringify(value)))));
}

/** Reads what `pack` wrote. The site wrote it when it was built, so its shape is known. */
export function unpack(text: string): ReturnType<typeof JSON.parse> {
  return fromTables(JSON.parse(exchangeQuotes(text)));
}

function exchangeQuotes(text: string): string {
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

function toTables(value: Json): Json {
  if (!isRecord(value) && !isList(value)) return value;
  if (isRecord(value)) return mapped(value, toTables);
  const [first] = value;
  const names = isRecord(first) ? Object.keys(first) : [];
  const isTable = (row: Json) => isRecord(row) && Object.keys(row).join() === names.join();
  if (value.length < 2 || names.length === 0 || !value.every(isTable)) return value.map(toTables);
  const columns = names.map((name) => {
    const cells = value.map((row) => (isRecord(row) ? (row[name] ?? null) : null));
    const [only] = new Set(cells).size === 1 ? cells : [];
    return [
      name,
      only === undefined || (typeof only === 'object' && only !== null) ? toTables(cells) : only,
    ] as const;
  });
  return { [TABLE]: value.length, ...Object.fromEntries(columns) };
}

function fromTables(value: Json): Json {
  if (isList(value)) return value.map(fromTables);
  if (!isRecord(value)) return value;
  const { [TABLE]: count, ...rest } = mapped(value, fromTables);
  if (typeof count !== 'number') return rest;
  return Array.from({ length: count }, (_, row) =>
    mapped(rest, (column) => (isList(column) ? (column[row] ?? null) : column)),
  );
}

function mapped(
  record: { readonly [key: string]: Json },
  change: (value: Json) => Json,
): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
