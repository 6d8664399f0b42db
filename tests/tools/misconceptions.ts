/**
 * `npm run misconceptions -- --seeds 10000`: answers every exercise that claims to tell misconceptions apart by each
 * of them, rightly, and with slips; prints how often the name is right. Fails when one is named rightly less often than in 99 % of its variants, or when a right answer is ever accused.
 */
import { parseArgs } from 'node:util';
import { MISCONCEPTIONS, type MisconceptionId } from '../../src/tcp/misconceptions/index.ts';
import { type Claimant, claimants } from '../exercises/diagnosis/trials.ts';
import { table } from './budgets.ts';

/** Least share of variants in which a claimed misconception has to be named. */
const LEAST = 0.99;
/** Of this many variants one is answered with a slip: a slip has to be compared with every misconception. */
const SLIP_EVERY = 20;

interface Tally {
  variants: number;
  named: number;
  readonly exercises: Set<string>;
  example: string;
}

interface Sums {
  readonly misconceptions: Map<MisconceptionId, Tally>;
  right: number;
  accused: string[];
  slips: number;
  /** Slips that are all a misconception would have got wrong, and so were called by its name. */
  coinciding: number;
  /** Slips called by a misconception that errs elsewhere too. */
  misnamed: string[];
}

/** How many variants each exercise has to give, so that every misconception is tried in `seeds` of them. */
function quotas(all: readonly Claimant[], seeds: number): Map<MisconceptionId, number> {
  const count = new Map<MisconceptionId, number>();
  for (const { misconceptions } of all)
    for (const id of misconceptions) count.set(id, (count.get(id) ?? 0) + 1);
  return new Map([...count].map(([id, exercises]) => [id, Math.ceil(seeds / exercises)]));
}

function tryOut(one: Claimant, quota: ReadonlyMap<MisconceptionId, number>, from: number, sums: Sums): void {
  const most = Math.max(...one.misconceptions.map((id) => quota.get(id) ?? 0));
  for (let i = 0; i < most; i += 1) {
    const seed = Math.imul(from + i, 0x9e37_79b1) >>> 0;
    const trial = one.trial(seed);
    for (const id of one.misconceptions.filter((claimed) => i < (quota.get(claimed) ?? 0))) {
      const tally = sums.misconceptions.get(id) ?? {
        variants: 0,
        named: 0,
        exercises: new Set(),
        example: '',
      };
      const called = trial.misconceived(id);
      tally.variants += 1;
      tally.exercises.add(one.id);
      if (called.length > 0 && called.every((name) => name === id)) tally.named += 1;
      else tally.example ||= `${trial.about}: called ${called.join(', ') || 'nothing'}`;
      sums.misconceptions.set(id, tally);
    }
    sums.right += 1;
    const accused = trial.right();
    if (accused !== null) sums.accused.push(`${trial.about}: a right answer is called ${accused}`);
    if (i % SLIP_EVERY === 0) slip(trial.slip(seed ^ i), sums);
  }
}

function slip({ named, errs, about }: ReturnType<ReturnType<Claimant['trial']>['slip']>, sums: Sums): void {
  sums.slips += 1;
  if (named === null) return;
  if (errs === 1) sums.coinciding += 1;
  else sums.misnamed.push(`${about}: called ${named}`);
}

function main(): void {
  const { values } = parseArgs({
    options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' } },
  });
  const [seeds, from] = [Number(values.seeds), Number(values.from)];
  if (!Number.isInteger(seeds) || seeds < 1)
    throw new RangeError(`--seeds ${values.seeds}: must be 1 or more`);
  const all = claimants();
  const quota = quotas(all, seeds);
  const sums: Sums = {
    misconceptions: new Map(),
    right: 0,
    accused: [],
    slips: 0,
    coinciding: 0,
    misnamed: [],
  };
  for (const one of all) tryOut(one, quota, from, sums);
  report(sums);
}

function report({ misconceptions, right, accused, slips, coinciding, misnamed }: Sums): void {
  const rows = MISCONCEPTIONS.flatMap(({ id }) => {
    const tally = misconceptions.get(id);
    if (!tally) return [[id, '0', '0', '0', 'claimed nowhere']];
    const share = `${((100 * tally.named) / tally.variants).toFixed(2)} %`;
    return [[id, `${tally.exercises.size}`, `${tally.variants}`, `${tally.named}`, share]];
  });
  console.log(table([['misconception', 'exercises', 'variants', 'named', 'share'], ...rows]));
  console.log(`${misconceptions.size} misconceptions are told apart.`);
  console.log(`${right} right answers, ${accused.length} accused.`);
  console.log(
    `${slips} slips: ${coinciding} are all that a misconception errs in and bear its name, ${misnamed.length} others do.`,
  );
  const missed = [...misconceptions].filter(([, { named, variants }]) => named < LEAST * variants);
  const faults = [...missed.map(([id, { example }]) => `${id}: ${example}`), ...accused, ...misnamed];
  for (const fault of faults.slice(0, 20)) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

main();
