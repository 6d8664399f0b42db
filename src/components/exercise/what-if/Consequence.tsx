import type { JSX } from 'preact';
import type { WhatIf } from '../../../exercises/what-if/index.ts';
import { citation } from '../../../i18n/citation.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import { loadWords } from '../../../i18n/load.ts';
import { RULES } from '../../../tcp/rules.ts';
import type { NumberStyle } from '../../ladder/geometry.ts';
import { LadderReasons, LadderTable } from '../../ladder/LadderTable.tsx';
import { layoutLadder } from '../../ladder/layout.ts';
import { reasonsOf, tableRows } from '../../ladder/table-rows.ts';
import type { ReportWords } from '../kind-view.ts';
import { Player } from './Player.tsx';
import { instantsOf } from './playback.ts';

/** What the story of a wrong segment is told with. */
type StoryWords = Pick<ReportWords<'whatIf' | 'rules'>, 'whatIf' | 'rules' | 'locale'>;

/** What the learner did: a wrong segment, nothing where one was due, one too many; or finds it, as it is shown. */
export type Did = 'replaced' | 'heldBack' | 'added' | 'asShown';

interface ConsequenceProps {
  readonly outcome: WhatIf;
  readonly did: Did;
  readonly numbers: NumberStyle;
  readonly words: StoryWords;
  readonly diagram: Dictionary['diagram'];
}

const FAILURES = {
  refused: 'refused',
  answered: 'answered',
  'sent-again': 'sentAgain',
} as const;

/** A table wider than its column scrolls, and the keyboard reaches it. */
const SCROLLED = { class: 'ladder-table', tabIndex: 0 } as const;

/** Draws a run with the learner's own segment in it, with the words of the ladder loaded for it. */
export async function drawConsequence(
  outcome: WhatIf,
  did: Did,
  numbers: NumberStyle,
  words: StoryWords,
): Promise<JSX.Element> {
  const { diagram } = await loadWords(words.locale, 'diagram');
  return <Consequence outcome={outcome} did={did} numbers={numbers} words={words} diagram={diagram} />;
}

/** The run with the learner's segment in it, from the segment before on, as a ladder and as a table. */
export function Consequence(props: ConsequenceProps): JSX.Element {
  const { outcome, did, numbers, words } = props;
  const { transcript, at } = outcome;
  const { whatIf, rules, locale } = words;
  const diagram = did === 'asShown' ? { ...props.diagram, own: whatIf.faulty } : props.diagram;
  // The segment before the learner's own shows what it answers.
  const from = Math.max(1, at);
  const own = did === 'heldBack' ? null : at;
  const request = { words: diagram, from, own };
  const rows = tableRows(transcript, diagram, from);
  const instants = instantsOf(rows, diagram);
  const reasons = reasonsOf(rows);
  const failure = outcome.firstRefusal;
  const name = whatIf.heading;
  return (
    <figure class="sequence what-if" data-numbers={numbers}>
      <figcaption>
        <strong>{name}</strong>
        <p>{openingLine(props)}</p>
        <p>{failureLine(props)}</p>
        {failure && (
          <p>
            {rules[failure.because]} <cite>{citation(RULES[failure.because].source, locale)}</cite>
          </p>
        )}
      </figcaption>
      <Player
        transcript={transcript}
        ladders={[
          layoutLadder(transcript, { ...request, form: 'wide' }),
          layoutLadder(transcript, { ...request, form: 'narrow' }),
        ]}
        instants={instants}
        begin={Math.max(
          0,
          instants.findIndex((instant) => instant.at === transcript.segments[at]?.sentAt),
        )}
        name={name}
        t={whatIf}
      />
      <details>
        <summary>{diagram.asTable}</summary>
        <section {...SCROLLED} aria-label={`${name}. ${diagram.tableName}`}>
          <LadderTable rows={rows} reasons={reasons} t={diagram} own={own} />
        </section>
        <LadderReasons reasons={reasons} rules={rules} locale={locale} />
      </details>
    </figure>
  );
}

function openingLine({ outcome, did, words }: ConsequenceProps): string {
  return format(words.whatIf[did], { n: outcome.at + 1 });
}

function failureLine({ outcome, words, diagram }: ConsequenceProps): string {
  const failure = outcome.firstRefusal;
  if (!failure) return words.whatIf.unnoticed;
  const host = diagram[failure.host];
  return format(words.whatIf[FAILURES[failure.kind]], { n: failure.segment + 1, host });
}
