import type { JSX } from 'preact';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import { Told } from '../../Told.tsx';
import type { HeaderDesk } from './header-desk.ts';
import type { Place } from './places.ts';
import { fieldName, placeName, writeHint } from './words.ts';

interface HeaderFieldProps {
  readonly id: FieldId;
  readonly place: Place;
  readonly desk: HeaderDesk;
}

/**
 * The input of one field with its verdict below. Where values are read it is called by the field's name; where octets
 * are written, by their place, for which field stands there is part of the question.
 */
export function HeaderField({ id, place, desk }: HeaderFieldProps): JSX.Element {
  const { t, direction, ready } = desk;
  const report = desk.reports[id];
  const told = report && `${desk.prefix}-${id}`;
  const amiss = report?.mark === 'wrong' || report?.mark === 'unread';
  const writes = direction === 'write';
  return (
    <div class="cell blank" data-mark={report?.mark}>
      <label>
        <span class={writes ? 'said' : undefined}>{writes ? placeName(place, t) : fieldName(id, t)}</span>{' '}
        <input
          data-cell={id}
          value={ready ? (desk.typed[id] ?? '') : undefined}
          placeholder={writes ? '__ '.repeat(place.octets).trim() : undefined}
          title={writes ? writeHint(place, t) : undefined}
          aria-describedby={told}
          aria-invalid={amiss || undefined}
          onInput={(event) => desk.type(id, event.currentTarget.value)}
        />
      </label>
      {report && <Told mark={report.mark} word={report.word} id={told} />}
    </div>
  );
}
