import type { JSX } from 'preact';
import type { Card, CardId } from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import { VerdictLine } from '../../Verdict.tsx';
import { FaceText, type OrderWords, Reasoned, sideOf } from './Cards.tsx';
import type { CardReport } from './report.tsx';
import type { Reason } from './sentences.ts';

interface CardItemProps {
  readonly card: Card;
  /** Counted from 1. */
  readonly place: number;
  readonly total: number;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly t: OrderWords;
  readonly ready: boolean;
  readonly report: CardReport | undefined;
  readonly reasons: readonly Reason[];
  readonly move: (card: CardId, by: -1 | 1) => void;
}

const ARROWS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** One card in its place, with the buttons that move it and its verdict. */
export function CardItem(props: CardItemProps): JSX.Element {
  const { card, place, total, prefix, t, ready, report, reasons, move } = props;
  const id = `${prefix}-${card.id}`;
  const button = (by: -1 | 1, label: string, sign: string) => (
    <button
      type="button"
      data-move={`${card.id}${by}`}
      aria-label={format(label, { card: card.id })}
      aria-disabled={!ready || place + by < 1 || place + by > total}
      aria-keyshortcuts={by < 0 ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
      onClick={() => move(card.id, by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <li class={`of-${sideOf(card.face)}`} data-mark={report?.mark}>
      <fieldset
        class="card"
        tabIndex={-1}
        data-part={card.id}
        aria-label={format(t.cardLabel, { card: card.id, place, total })}
        aria-describedby={`${id}-face${report || reasons.length > 0 ? ` ${id}-verdict` : ''}`}
        onKeyDown={(event) => {
          const by = event.altKey ? ARROWS[event.key] : undefined;
          if (by === undefined) return;
          event.preventDefault();
          move(card.id, by);
        }}
      >
        <p class="face" id={`${id}-face`}>
          <b>{card.id}</b> <FaceText face={card.face} t={t} />
        </p>
        <div class="moves needs-script">
          {button(-1, t.earlier, '↑')}
          {button(1, t.later, '↓')}
        </div>
      </fieldset>
      <div id={`${id}-verdict`}>
        {report && <VerdictLine mark={report.mark} word={report.word} />}
        {reasons.length > 0 && <Reasoned reasons={reasons} />}
      </div>
    </li>
  );
}
