import { TOLERANCE } from '../../conformance/index.ts';
import type { Locale } from '../../i18n/index.ts';
import { timeText } from '../ladder/time.ts';
import { CELLS } from './matrix.ts';
import { recordings, socketRuns } from './recordings.ts';

const MICROS = 1_000_000;
const PER_CENT = 100;

/** Returns what the checks count, as the sentences about them name it. */
export async function checkFigures(locale: Locale): Promise<Readonly<Record<string, string | number>>> {
  const all = await recordings();
  const runs = await socketRuns();
  const whole = new Intl.NumberFormat(locale);
  const moments = runs.reduce((sum, one) => sum + one.moments, 0);
  const { early, late, slack, delayedAck } = TOLERANCE;
  return {
    agree: all.filter(({ differences }) => differences.length === 0).length,
    total: all.length,
    // Point releases of one kernel are one here: what they changed is not in TCP.
    kernel: [...new Set(all.map(({ capture }) => capture.kernel.replace(/(\d+\.\d+)\.\d+/, '$1')))].join(
      ', ',
    ),
    segments: whole.format(all.reduce((sum, { capture }) => sum + capture.segments.length, 0)),
    early: early * PER_CENT,
    late: late * PER_CENT,
    slack: timeText(slack * MICROS),
    delayed: timeText(delayedAck * MICROS),
    runs: runs.length,
    moments,
    momentsAgreeing: moments - runs.reduce((sum, one) => sum + one.differing, 0),
    cells: whole.format(CELLS),
  };
}
