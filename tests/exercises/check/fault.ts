/** One thing that is wrong with an exercise. */
export interface Fault {
  /** Where in its file: `ask`, `options 2: reason`; empty when the file as a whole is meant. */
  readonly field: string;
  /** The seed that shows it, or null when every seed does. */
  readonly seed: number | null;
  readonly what: string;
  /** What its author can do. */
  readonly todo: string;
}

/** Says a fault as a sentence that names file, field, seed and what to do. */
export function faultText(id: string, { field, seed, what, todo }: Fault): string {
  const place = [`content/exercises/${id}.yaml`, field].filter(Boolean).join(': ');
  const shown = seed === null ? '' : ` (seed ${seed}; --only ${id} --seed ${seed} shows it again)`;
  return `${place}: ${what}${shown}. ${todo}`;
}

/** Returns what a job throws as a fault, and no fault when it throws nothing. */
export function caught(
  job: () => readonly Fault[],
  whose: Pick<Fault, 'field' | 'seed' | 'todo'>,
): readonly Fault[] {
  try {
    return job();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Several things said of one file stand in a list below its name.
    const [first = '', ...listed] = message.trim().split('\n  - ');
    const whats = listed.length === 0 ? [first] : listed.map((one) => `${first} ${one}`);
    return whats.map((one) => ({
      ...whose,
      what: one.replace(/^exercise [^:]*: /i, '').replace(/[.:]$/, ''),
    }));
  }
}
