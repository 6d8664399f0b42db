import type { JSX } from 'preact';
import type { Card, CardId } from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import { VerdictLine } from '../../Verdict.tsx';
import { type CardReport, FaceText, type OrderWords, Reasoned, sideOf } from './Cards.tsx';
import type { Reason } from './sentences.ts';

interface CardItemProps {
  readonly card: Card;
  /** Counted from 0. */
  readonly place: number;
  readonly total: number;
  /** Begins the ids of this exercise's elements. */
  readonly prefix: string;
  readonly t: OrderWords;
  readonly ready: boolean;
  readonly report: CardReport | undefined;
  readonly reasons: readonly Reason[];
  /** How it takes part in a drag: it is dragged, or the dragged card would drop before or after it. */
  readonly drag: 'dragged' | 'before' | 'after' | undefined;
  readonly move: (card: CardId, place: number) => void;
  readonly beginDrag: (card: CardId, event: PointerEvent) => void;
}

const ARROWS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** One card in its place, with what moves it and its verdict. */
export function CardItem(props: CardItemProps): JSX.Element {
  const { card, place, prefix, t, report, reasons, move } = props;
  const id = `${prefix}-${card.id}`;
  const why = reasons.length > 0;
  return (
    <li class={`of-${sideOf(card.face)}`} data-mark={report?.mark} data-drag={props.drag}>
      <fieldset
        class="card"
        tabIndex={-1}
        data-part={card.id}
        aria-label={format(t.cardLabel, { card: card.id, place: place + 1, total: props.total })}
        aria-describedby={[`${id}-face`, report && `${id}-verdict`, why && `${id}-why`]
          .filter(Boolean)
          .join(' ')}
        onKeyDown={(event) => {
          const by = event.altKey ? ARROWS[event.key] : undefined;
          if (by === undefined) return;
          event.preventDefault();
          move(card.id, place + by);
        }}
      >
        <span
          class="handle needs-script"
          aria-hidden="true"
          onPointerDown={(event) => props.ready && props.beginDrag(card.id, event)}
        >
          <svg viewBox="0 0 10 16" aria-hidden="true">
            <path d="M2 2h0M8 2h0M2 8h0M8 8h0M2 14h0M8 14h0" />
          </svg>
        </span>
        <Place {...props} />
        <p class="face" id={`${id}-face`}>
          <b>{card.id}</b> <FaceText face={card.face} t={t} />
        </p>
        {report && <VerdictLine mark={report.mark} word={report.word} id={`${id}-verdict`} />}
      </fieldset>
      {why && (
        <div id={`${id}-why`}>
          <Reasoned reasons={reasons} />
        </div>
      )}
    </li>
  );
}

/** The number of a card's place: another one moves it there. The arrow keys, with Alt, move it by one. */
function Place({ card, place, total, t, ready, move }: CardItemProps): JSX.Element {
  return (
    <select
      class="place needs-script"
      aria-label={format(t.placeOf, { card: card.id })}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      value={place}
      disabled={!ready}
      // A browser that fills forms in again on reload knows nothing of the order that is kept.
      autocomplete="off"
      onChange={({ currentTarget }) => move(card.id, Number(currentTarget.value))}
    >
      {Array.from({ length: total }, (_, at) => (
        <option key={at} value={at}>
          {at + 1}
        </option>
      ))}
    </select>
  );
}
