import type { JSX } from 'preact';
import type { Problem } from '../../../../exercises/kind.ts';
import {
  type FixVerdict,
  type IncidentHint,
  type IncidentVerdict,
  incident,
  judgeFix,
} from '../../../../exercises/kinds/incident/index.ts';
import type { IncidentQuestion, Panel, Step } from '../../../../exercises/kinds/incident/question.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import type { Cited, Judged, KindReport, Report } from '../../kind-view.ts';
import { prepareAhead } from '../../misconception.ts';
import { After, COMMANDS, type OptionReport, OptionVerdict } from './Output.tsx';
import {
  causeReport,
  type IncidentWords,
  lineReport,
  lineText,
  optionReport,
  type ProofReport,
  proofLines,
  proofWord,
  reasonOf,
  withCause,
  withFixes,
} from './options.ts';

/** The sentences a page carries for the view. */
export const WORDS = {
  incident: [
    'scoring',
    'evidence',
    'stepCause',
    'stepProof',
    'stepProofs',
    'stepFix',
    'marked',
    'checkProof',
    'runFix',
    'prints',
    'after',
    'changed',
  ],
  output: ['atTime'],
} as const;

/** A cause or a fix as it is drawn. */
export interface DrawnOption {
  readonly id: string;
  readonly text: string;
}

/** A question as it is drawn. */
export interface DrawnIncident {
  readonly seed: number;
  readonly panels: readonly Panel[];
  readonly causes: readonly DrawnOption[];
  readonly fixes: readonly DrawnOption[];
  /** How many lines prove the cause together. */
  readonly needed: number;
}

/** What stands at each step, and how many are open. */
export interface IncidentReport extends Report {
  readonly open: number;
  readonly cause: OptionReport | null;
  readonly proof: ProofReport | null;
  readonly fix: (OptionReport & { readonly after: readonly Panel[] }) | null;
  /** What is left of a step once its answer changes: what was told, to be chosen. */
  readonly left?: { readonly [step in Step]?: IncidentReport[step] };
}

/** An incident with the model that runs it. */
export const report: KindReport<typeof incident, DrawnIncident, IncidentReport, IncidentWords> = {
  kind: incident,
  viewWords: WORDS,
  words: ['incident', 'output'],
  draw,
  unread: ([problem], _, __, { incident: t }) => ({
    open: 1,
    cause: null,
    proof: null,
    fix: null,
    summary: t[problemOf(problem)],
    first: problem?.cell ?? 'cause',
    score: null,
  }),
  graded,
  shown,
  hintName: (hint, _, { incident: t }) => t['rulesOut' in hint ? hint.of : 'proof'],
  hintLines,
  // The story is run with one fix after the other while the learner thinks.
  prepare: (question) => {
    const left = [...question.fixes];
    prepareAhead({
      computeNext: () => {
        const fix = left.pop();
        if (fix) judgeFix(fix, question);
        return left.length > 0;
      },
    });
  },
  Worked,
};

function problemOf(problem: Problem<string> | undefined): 'problemCause' | 'problemProof' | 'problemUnknown' {
  if (problem?.code !== 'empty') return 'problemUnknown';
  return problem.cell === 'proof' ? 'problemProof' : 'problemCause';
}

function draw(
  { seed, panels, causes, fixes, proof }: IncidentQuestion,
  { texts }: IncidentWords,
): DrawnIncident {
  return {
    seed,
    panels,
    causes: causes.map(({ id }) => ({ id, text: texts.causes[id]?.text ?? '' })),
    fixes: fixes.map(({ id }) => ({ id, text: texts.fixes[id]?.text ?? '' })),
    needed: proof.length,
  };
}

/** A step that is right opens the next; only a miss, or the last step, is an attempt. */
function graded(judged: Judged<typeof incident>, words: IncidentWords): IncidentReport {
  const { question, verdict, told } = judged;
  const { incident: t } = words;
  const { cause, proof, fix } = verdict;
  const missed = missedStep(verdict);
  const next = !proof ? 2 : 3;
  const opened = cause.right && (proof === null || proof.right) ? next : 1;
  const ofCause = causeReport(cause, question, words);
  const parts = {
    open: Math.max(opened, fix ? 3 : proof ? 2 : 1),
    cause: told('cause') ? withCause(ofCause, question, words) : ofCause,
    proof: proof && {
      ...proofWord(proof.right, words),
      why: proof.right ? [{ text: words.texts.proves, source: null }] : [],
      lines: {
        ...(told('proof') ? proofLines(question, words) : {}),
        ...Object.fromEntries(
          Object.entries(proof.lines).map(([id, mark]) => [id, lineReport(mark, question, words)] as const),
        ),
      },
    },
    fix: fix && { ...fixReport(fix, judged, words), after: fix.after },
  };
  if (missed !== null) {
    const summary = missedSummary(missed, judged, words);
    const left = told(missed) ? leftOf(missed, parts.cause, question, words) : {};
    return { ...parts, left, summary, first: missed, score: verdict.score, toChoose: told(missed) };
  }
  if (fix) return { ...parts, summary: t.allRight, first: null, score: verdict.score };
  const summary = proof ? t.proofRight : t.causeRight;
  return { ...parts, summary, first: proof ? 'fix' : 'proof', score: null };
}

/** Returns what was told of a step, without the verdict on what was chosen; a fix that was told ends the exercise. */
function leftOf(
  step: Step,
  { beside: [told] = [] }: OptionReport,
  question: IncidentQuestion,
  words: IncidentWords,
): Required<IncidentReport>['left'] {
  if (step === 'cause') return { cause: told ?? null };
  if (step === 'fix') return {};
  return { proof: { mark: 'shown', word: '', why: [], lines: proofLines(question, words) } };
}

function fixReport(
  { id, helps }: FixVerdict,
  { question, told }: Judged<typeof incident>,
  words: IncidentWords,
): OptionReport {
  const { incident: t, texts } = words;
  const report = { ...optionReport(id, helps, texts.fixes, words), word: helps ? t.helps : t.stays };
  return helps || told('fix') ? withFixes(report, question, words) : report;
}

/** Says what was missed. Once the answer is told, the step still has to be answered: only that opens the next. */
function missedSummary(
  missed: Step,
  { verdict: { proof }, told }: Judged<typeof incident>,
  { incident: t }: IncidentWords,
): string {
  if (told(missed)) return { cause: t.causeTold, proof: t.proofTold, fix: t.fixTold }[missed];
  const isPart = Object.values(proof?.lines ?? {}).every((mark) => mark === 'right');
  const ofProof = isPart ? t.proofPart : t.proofWrong;
  return { cause: t.causeWrong, proof: ofProof, fix: t.fixWrong }[missed];
}

function missedStep({ cause, proof, fix }: IncidentVerdict): Step | null {
  if (!cause.right) return 'cause';
  if (proof?.right === false) return 'proof';
  return fix?.helps === false ? 'fix' : null;
}

/** Gives the cause, every line that proves it, and the first fix that helps. */
function shown(question: IncidentQuestion, words: IncidentWords): IncidentReport {
  const { exercise, incident: t, texts } = words;
  const cause = incident.solve(question).causes.find(({ right }) => right);
  const fix = question.fixes.map((one) => judgeFix(one, question)).find(({ helps }) => helps);
  const asShown = (option: OptionReport): OptionReport => ({ ...option, mark: 'shown' });
  return {
    open: 3,
    cause: cause ? { ...asShown(causeReport(cause, question, words)), word: exercise.answer } : null,
    proof: {
      mark: 'shown',
      word: exercise.answer,
      why: [{ text: texts.proves, source: null }],
      lines: proofLines(question, words),
    },
    fix: fix
      ? {
          ...withFixes(asShown(optionReport(fix.id, true, texts.fixes, words)), question, words),
          word: t.fixShown,
          after: fix.after,
        }
      : null,
    summary: t.shown,
    first: null,
    score: null,
  };
}

function hintLines(hint: IncidentHint, question: IncidentQuestion, words: IncidentWords): readonly Cited[] {
  const { incident: t, hints, texts } = words;
  if ('rulesOut' in hint) {
    const option = texts[hint.of === 'cause' ? 'causes' : 'fixes'][hint.rulesOut];
    const [reason] = reasonOf(option, words);
    const text = joinSentences([`“${option?.text ?? ''}” ${hints.out}`, reason?.text ?? null]);
    return [{ text, source: reason?.source ?? null }];
  }
  if ('mark' in hint) {
    return [{ text: format(t.mark, { line: lineText(hint.mark, question) }), source: null }];
  }
  const panel = question.panels.find(({ id }) => id === hint.look);
  if (panel === undefined) return [];
  const values = { command: COMMANDS[panel.tool], host: t[panel.host] };
  return [{ text: format(t.look, values), source: null }];
}

interface WorkedProps {
  readonly question: IncidentQuestion;
  readonly words: IncidentWords;
}

/** Every cause and every fix with whether it is right, and why; the lines that prove the cause; the story with a fix. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { incident: t, output, texts } = words;
  const { causes, proof } = incident.solve(question);
  const fixes = question.fixes.map((fix) => judgeFix(fix, question));
  const helping = fixes.find(({ helps }) => helps);
  const row = (text: string | undefined, own: OptionReport) => (
    <li key={own.id} data-mark={own.mark}>
      <p>{text}</p>
      <OptionVerdict report={own} />
    </li>
  );
  return (
    <>
      <p class="legend">{t.cause}</p>
      <ul class="options">
        {causes.map((cause) => row(texts.causes[cause.id]?.text, causeReport(cause, question, words)))}
      </ul>
      <p class="legend">{t.proof}</p>
      <ul class="proof">
        {proof.flat().map((id) => (
          <li key={id}>
            <code>{lineText(id, question)}</code>
          </li>
        ))}
      </ul>
      <p>{texts.proves}</p>
      <p class="legend">{t.fix}</p>
      <ul class="options">
        {fixes.map(({ id, helps }) =>
          row(texts.fixes[id]?.text, {
            ...optionReport(id, helps, texts.fixes, words),
            word: helps ? t.helps : t.stays,
          }),
        )}
      </ul>
      {helping && <After panels={helping.after} was={question.panels} t={{ ...t, ...output }} />}
    </>
  );
}
