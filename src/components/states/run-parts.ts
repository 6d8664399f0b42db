import { dictionary, format, type Locale } from '../../i18n/index.ts';
import { layoutLadder } from '../ladder/layout.ts';
import { runScenario } from '../lesson/scenario-run.ts';
import type { RunPart } from './draw-run.tsx';
import { waysOnSite } from './site-ways.ts';
import { segmentsAround } from './ways.ts';

/** Returns, for each way between two states that a run of the site goes, the part of the run that shows it. */
export async function runParts(locale: Locale): Promise<Record<string, RunPart>> {
  const words = dictionary(locale).diagram;
  const taken = (await waysOnSite()).flatMap((way) =>
    way.taken ? [{ key: way.key, taken: way.taken }] : [],
  );
  const parts = taken.map(async ({ key, taken: way }) => {
    const ladder = layoutLadder(way.transcript, { words, ...segmentsAround(way), form: 'narrow' });
    // No switch stands below this ladder, so that only relative numbers are drawn.
    const segments = ladder.segments.map((segment) => ({
      ...segment,
      labels: { ...segment.labels, absolute: segment.labels.relative },
    }));
    const { title } = await runScenario(way.id);
    const name = `${title[locale]}. ${format(words.name, { count: segments.length })}`;
    return [key, { ladder: { ...ladder, segments }, name }] as const;
  });
  return Object.fromEntries(await Promise.all(parts));
}
