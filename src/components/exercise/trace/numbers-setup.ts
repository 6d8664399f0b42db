import type { Numbers } from '../../../exercises/trace/index.ts';
import { format } from '../../../i18n/format.ts';
import type { Setup } from '../kind-view.ts';
import type { ExerciseWords } from '../words.ts';

interface Numbered {
  readonly numbers: Numbers;
  /** Each side's ISN, or words where it is not known. */
  readonly isns: Readonly<Record<'client' | 'server', string | number>>;
}

/** Says how numbers are written: absolute ones cannot be told without the ISNs. */
export function numbersSetup({ numbers, isns }: Numbered, t: ExerciseWords): Setup {
  return numbers === 'relative'
    ? { line: [t.setupRelative], notes: [format(t.relative, isns)] }
    : { line: [t.setupAbsolute, format(t.setupIsns, isns)], notes: [] };
}
