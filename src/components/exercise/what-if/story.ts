import type { Numbers, Row } from '../../../exercises/trace/index.ts';
import { hiddenFor, type OpenCell, type WhatIf } from '../../../exercises/what-if/index.ts';
import { citation } from '../../../i18n/citation.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import { RULES } from '../../../tcp/rules.ts';
import { SIDES } from '../../../tcp/simulator/transcript.ts';
import { timeText } from '../../ladder/time.ts';
import type { Way } from '../../ladder/ways.ts';
import type { Cited, ReportWords } from '../kind-view.ts';
import { remarks } from '../trace/remarks.ts';
import { direction } from '../trace/trace-words.ts';
import { type Step, stepsOf } from './steps.ts';

/** What the story of a wrong segment is told with. */
export type StoryWords = Pick<ReportWords<'whatIf' | 'rules'>, 'whatIf' | 'rules' | 'locale' | 'exercise'>;

/** What the learner did: a wrong segment, nothing where one was due, one too many; or finds it, as it is shown. */
export type Did = 'replaced' | 'heldBack' | 'added' | 'asShown';

/** A run with the learner's own segment in it, and where it is drawn. */
export interface Consequence {
  readonly outcome: WhatIf;
  readonly did: Did;
  readonly numbers: Numbers;
  /** The segments that stand above. */
  readonly above: readonly Way[];
  /** What the learner has still to find: it is not told. */
  readonly open: readonly OpenCell[];
  /** Whether the rule by which it fails may be told. */
  readonly tellsRule: boolean;
}

/** A step in words. */
export interface ToldStep {
  readonly step: Step;
  /** What is said of a segment's way, at its arrow. */
  readonly remark: string;
  readonly own: boolean;
  /** What fails here; null where nothing does. */
  readonly fails: { readonly line: string; readonly rule: Cited | null } | null;
  /** All of it in one line. */
  readonly line: string;
}

/** What is played, in words. */
export interface Story {
  readonly opening: readonly string[];
  readonly steps: readonly ToldStep[];
  /** What is left to say once all was played. */
  readonly ending: readonly Cited[];
  readonly above: readonly Way[];
  readonly rows: readonly Row[];
  readonly words: Pick<StoryWords, 'whatIf' | 'exercise'>;
}

const FAILURES = { refused: 'refused', answered: 'answered', 'sent-again': 'sentAgain' } as const;

/** Tells what follows from a wrong segment, step by step. */
export function storyOf(consequence: Consequence, words: StoryWords, diagram: Dictionary['diagram']): Story {
  const { outcome, did, numbers, above, open, tellsRule } = consequence;
  const { whatIf, exercise, rules, locale } = words;
  const { at, firstRefusal: failure } = outcome;
  const hidden = hiddenFor(open);
  const shown = above.map(({ index }) => index);
  const heldBack = did === 'heldBack' ? whatIf.silence : null;
  const { steps, left } = stepsOf({ outcome, numbers, shown, hidden, heldBack }, diagram);
  const rows = steps.flatMap((step) => (step.kind === 'segment' ? [step.row] : []));
  const fails = failure && {
    line: format(whatIf[FAILURES[failure.kind]], { n: failure.segment + 1, host: diagram[failure.host] }),
    rule: tellsRule
      ? { text: rules[failure.because], source: citation(RULES[failure.because].source, locale) }
      : null,
  };
  const place = failure === null ? -1 : steps.findIndex((step) => failsAt(step, failure));
  const own = did === 'asShown' ? whatIf.faulty : diagram.own;
  const told = steps.map((step, i): ToldStep => {
    const here = i === place ? fails : null;
    const isOwn = step.kind === 'segment' && step.row.index === at;
    const special = step.kind === 'segment' ? remarks(step.row, [...above, ...rows], exercise) : [];
    const remark = [...(isOwn ? [own] : []), ...special].join(exercise.comma);
    const said = lineOf(step, remark, exercise, diagram);
    const line = here ? `${said} · ${here.line}` : said;
    return { step, remark, own: isOwn, fails: here, line };
  });
  const plain = (text: string): Cited => ({ text, source: null });
  const unplaced = fails && place < 0 ? [plain(fails.line), ...(fails.rule ? [fails.rule] : [])] : [];
  return {
    opening: [format(whatIf[did], { n: at + 1 }), ...(hidden.size > 0 ? [whatIf.hidden] : [])],
    steps: told,
    ending: [
      ...(fails ? unplaced : [plain(whatIf.unnoticed)]),
      ...(left > 0 ? [plain(format(whatIf.more, { count: left }))] : []),
    ],
    above,
    rows,
    words,
  };
}

/** Tells whether a failure shows at a step: what has to be sent again shows where it is. */
function failsAt(step: Step, { kind, segment }: NonNullable<WhatIf['firstRefusal']>): boolean {
  if (step.kind === 'moment') return false;
  const { index, repeats } = step.row;
  return kind === 'sent-again' ? repeats === segment : index === segment;
}

/** Tells a step in one line: when it is, the segment with its way, the states it leads to. */
function lineOf(
  step: Step,
  remark: string,
  t: StoryWords['exercise'],
  diagram: Dictionary['diagram'],
): string {
  const states = SIDES.flatMap((side) =>
    step.changed[side] ? [`${diagram[side]} → ${step.changed[side]}`] : [],
  );
  if (step.kind === 'moment') return [`${timeText(step.at)} · ${step.text}`, ...states].join(t.comma);
  const { row } = step;
  const { flags, seq, ack, len, sent } = row.cells;
  const fields = [
    flags || t.none,
    `${t.seq} ${seq}`,
    ...(ack ? [`${t.ack} ${ack}`] : []),
    ...(len === '0' ? [] : [`${t.len} ${len}`]),
  ];
  const time = sent || timeText(row.sentAt ?? 0);
  const head = `${time} · #${row.index + 1} ${direction(row, t)}`;
  return [head, ...fields, ...(remark ? [remark] : []), ...states].join(t.comma);
}
