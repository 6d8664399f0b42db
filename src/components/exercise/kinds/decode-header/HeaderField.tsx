import type { JSX } from 'preact';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { ViewProps } from '../../kind-view.ts';
import { JudgedBlank } from '../../Verdict.tsx';
import type { Picked } from '../../words.ts';
import { type Place, placeName, writeHint } from './places.ts';
import type { DrawnHeader, HeaderReport, WORDS } from './report.tsx';

/** What a header is drawn from. */
export type HeaderProps = ViewProps<DrawnHeader, HeaderReport, Picked<typeof WORDS>>;

interface HeaderFieldProps {
  readonly id: FieldId;
  readonly place: Place;
  readonly header: HeaderProps;
}

/** Names the element that says more about the answer to a field. */
export function noteId(prefix: string, field: FieldId): string {
  return `${prefix}-${field}-note`;
}

/**
 * The input of one field with its verdict below. Where values are read it is called by the field's name; where octets
 * are written, by their place, for which field stands there is part of the question.
 */
export function HeaderField({ id, place, header }: HeaderFieldProps): JSX.Element {
  const { t, ready, question } = header;
  const text = header.typed[id] ?? '';
  const report = header.report?.fields[id];
  const verdictId = report && `${header.prefix}-${id}`;
  const invalid = report?.mark === 'wrong' || report?.mark === 'unread';
  const writes = question.direction === 'write';
  const name = (
    <span class={writes ? 'visually-hidden' : undefined}>{writes ? placeName(place, t) : t.fields[id]}</span>
  );
  return (
    <JudgedBlank name={name} typed={text} report={report} verdictId={verdictId}>
      <label>
        {name}{' '}
        <input
          data-cell={id}
          value={ready ? text : undefined}
          placeholder={writes ? '__ '.repeat(place.octets).trim() : undefined}
          title={writes ? writeHint(place, t) : undefined}
          aria-describedby={report?.note ? `${verdictId} ${noteId(header.prefix, id)}` : verdictId}
          aria-invalid={invalid || undefined}
          onInput={(event) => header.type(id, event.currentTarget.value)}
        />
      </label>
    </JudgedBlank>
  );
}
