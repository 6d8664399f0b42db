import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CardId } from '../../../../exercises/kinds/order-segments/question.ts';
import { format } from '../../../../i18n/format.ts';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { useDesk } from '../../use-desk.ts';
import { moved, ORDER, readOrder, writeOrder } from './answer.ts';
import { CardItem } from './CardItem.tsx';
import { ORDER_SEGMENTS, type OrderTask } from './kind.ts';
import { RightOrder } from './RightOrder.tsx';

/** Cards to be put in order: moved by buttons or keys, checked card by card, shown, renewed. */
export function OrderSegments(task: OrderTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, ORDER_SEGMENTS, form);
  const held = useRef<HTMLElement | null>(null);
  const [told, tell] = useState('');
  const { t } = task.page;
  const { question, sheet, report, explained } = work;
  const { cards } = question;
  const order = readOrder(sheet.typed[ORDER], cards);

  // A card that changes places is taken out of the page for a moment, and the focus with it.
  useLayoutEffect(() => {
    held.current?.focus();
    held.current = null;
  });

  const move = (card: CardId, by: -1 | 1) => {
    if (work.phase !== 'ready') return;
    const next = moved(order, card, by);
    const place = next.indexOf(card) + 1;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) held.current = activeElement;
    tell(format(t.moved, { card, place, total: cards.length }));
    if (next !== order) work.type(ORDER, writeOrder(next));
  };

  const twins = hasTwins(cards.map(({ face }) => JSON.stringify(face)));
  const said = [t.instructions, twins && t.twins, t.sendRule];

  return (
    <DeskForm task={task} work={work} form={form} kind="order-segments">
      <p class="numbers">{said.filter(Boolean).join(task.page.locale === 'en' ? ' ' : '')}</p>
      <p class="numbers needs-script">{t.keys}</p>
      <p class="numbers">{format(t[question.numbers], question.isns)}</p>
      <ol class="order-cards">
        {order.map((id, at) => {
          const card = cards.find((one) => one.id === id);
          return (
            card && (
              <CardItem
                key={id}
                card={card}
                place={at + 1}
                total={cards.length}
                prefix={anchor(task.id)}
                t={t}
                ready={work.phase !== 'waiting'}
                report={report?.cards[id]}
                reasons={explained?.reasons[id] ?? []}
                move={move}
              />
            )
          );
        })}
      </ol>
      <p class="visually-hidden" aria-live="polite">
        {told}
      </p>
      {explained?.solution && (
        <section class="right-order">
          <p class="claim">{t.solution}</p>
          <RightOrder cards={cards} solution={explained.solution} t={t} />
        </section>
      )}
    </DeskForm>
  );
}

function hasTwins(faces: readonly string[]): boolean {
  return new Set(faces).size < faces.length;
}
