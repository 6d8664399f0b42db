import { getCollection } from 'astro:content';
import { fillPlaces, parameterText, sysctlOf } from '../../exercises/index.ts';
import { dictionary, type Locale } from '../../i18n/index.ts';
import { runScenario } from '../lesson/scenario-run.ts';

/** The sheets to print, each a page of its own. */
export const SHEETS = ['connection', 'limits', 'errors'] as const;

/** Names a sheet. */
export type Sheet = (typeof SHEETS)[number];

/** Drops the number that keeps a table's order. */
const nameOf = (id: string): string => id.slice(2);

/** A row of the sheet of limits. */
interface Limit {
  readonly name: string;
  /** Whether a sysctl sets it; if not, it is a constant of the kernel. */
  readonly isSysctl: boolean;
  readonly linux: string;
  readonly rfc: { readonly value: string; readonly source: string } | null;
  readonly text: string;
}

/** What the model calls by a name of its own, as Linux does. */
const LINUX_NAMES: Readonly<Record<string, string>> = {
  rtoInitial: 'TCP_TIMEOUT_INIT',
  delayedAckMin: 'TCP_DELACK_MIN',
  delayedAckMax: 'TCP_DELACK_MAX',
  timeWait: 'TCP_TIMEWAIT_LEN',
  portRange: 'ip_local_port_range',
};

/** Returns the rows of the sheet of limits in a language. */
export async function limitRows(locale: Locale): Promise<Limit[]> {
  const units = dictionary(locale).lesson;
  const rows = await getCollection('limits');
  return rows.map(({ id, data }) => {
    const name = nameOf(id);
    return {
      name: LINUX_NAMES[name] ?? name,
      isSysctl: sysctlOf(name) !== null || name === 'portRange',
      linux: parameterText(name, 'linux', units),
      rfc: data.rfc
        ? {
            value: `${data.rfc.least ? '≥ ' : ''}${parameterText(data.rfc.param, 'rfc9293', units)}`,
            source: data.rfc.source,
          }
        : null,
      text: fillPlaces(data[locale], {}, units),
    };
  });
}

/** A row of the sheet of errors. */
interface ErrorRow {
  readonly error: string;
  readonly call: string;
  readonly means: string;
  readonly next: string;
}

/** Returns the rows of the sheet of errors in a language; throws when a run does not return the error named. */
export async function errorRows(locale: Locale): Promise<ErrorRow[]> {
  const rows = await getCollection('errors');
  return Promise.all(
    rows.map(async ({ id, data: { error, call, run, source, means, next } }) => {
      const where = `content/sheets/errors.yaml, ${nameOf(id)}`;
      if ((run === undefined) === (source === undefined)) {
        throw new RangeError(`${where}: needs either a run or a source`);
      }
      if (run !== undefined) {
        const { calls } = (await runScenario(run)).transcript;
        const found = calls.some((made) => made.result === error && call.includes(`${made.call}()`));
        if (!found) throw new RangeError(`${where}: no ${call} of the run ${run} returns ${error}`);
      }
      return { error: error === 'eof' ? '0' : error, call, means: means[locale], next: next[locale] };
    }),
  );
}
