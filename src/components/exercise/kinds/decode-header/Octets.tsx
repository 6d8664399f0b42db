import type { JSX } from 'preact';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import { format } from '../../../../i18n/format.ts';
import { SIGNS } from '../../Verdict.tsx';
import { HeaderField, type HeaderProps } from './HeaderField.tsx';
import type { Place } from './places.ts';
import type { FieldReport } from './report.tsx';

/** Octets in one word of a header, which is one row of the table. */
const WORD = 4;

interface OctetsProps {
  /** Null where the learner writes. */
  readonly octets: readonly (string | null)[];
  readonly places: ReadonlyMap<FieldId, Place>;
  readonly header: HeaderProps;
}

/** The header as a table of words of 32 bits: its octets, blanks to write in, and after a check the marks on them. */
export function Octets({ octets, places, header }: OctetsProps): JSX.Element {
  const { t } = header;
  const rows = Array.from({ length: octets.length / WORD }, (_, row) => row * WORD);
  return (
    <table class="octets">
      <caption>{t.octets}</caption>
      <thead>
        <tr>
          <th scope="col">{t.offset}</th>
          {[0, 1, 2, 3].map((column) => (
            <th key={column} scope="col">
              +{column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((first) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {cellsOf(octets, first, places).map(({ at, text, blank }) =>
              blank ? (
                <td key={at} colSpan={blank.place.octets}>
                  <HeaderField id={blank.id} place={blank.place} header={header} />
                </td>
              ) : (
                <Octet key={at} text={text} marks={marksAt(at, places, header)} header={header} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface GridCell {
  readonly at: number;
  readonly text: string;
  readonly blank: { readonly id: FieldId; readonly place: Place } | null;
}

/** Returns what stands in one row. A blank is as wide as its field; no field goes on in the next row. */
function cellsOf(
  octets: readonly (string | null)[],
  first: number,
  places: ReadonlyMap<FieldId, Place>,
): GridCell[] {
  return octets.slice(first, first + WORD).flatMap((octet, i): GridCell[] => {
    const at = first + i;
    if (octet !== null) return [{ at, text: octet, blank: null }];
    const blank = [...places].find(([, place]) => place.offset === at);
    return blank ? [{ at, text: '', blank: { id: blank[0], place: blank[1] } }] : [];
  });
}

interface Marked {
  readonly id: FieldId;
  readonly report: FieldReport;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Returns the verdicts on the fields that an octet holds a part of, the worst first. */
function marksAt(at: number, places: ReadonlyMap<FieldId, Place>, { report }: HeaderProps): Marked[] {
  const marked = [...places].flatMap(([id, { offset, octets }]): Marked[] => {
    const own = at >= offset && at < offset + octets ? report?.fields[id] : undefined;
    const place = { isFirst: at === offset, isLast: at === offset + octets - 1 };
    return own && own.mark !== 'unread' ? [{ id, report: own, ...place }] : [];
  });
  return marked.sort((a, b) => Number(b.report.mark === 'wrong') - Number(a.report.mark === 'wrong'));
}

/** One octet. The octets of a field are framed as one: its sign stands in the last, its verdict in words in the first. */
function Octet({
  text,
  marks,
  header,
}: {
  readonly text: string;
  readonly marks: readonly Marked[];
  readonly header: HeaderProps;
}): JSX.Element {
  const [worst] = marks;
  const mark = worst?.report.mark;
  const ends = [worst?.isFirst && 'begins', worst?.isLast && 'ends'].filter(Boolean).join(' ');
  return (
    <td data-mark={mark} class={ends || undefined}>
      {text}
      {mark && mark !== 'shown' && worst.isLast && (
        <span class="sign" aria-hidden="true">
          {SIGNS[mark]}
        </span>
      )}
      {marks
        .filter(({ isFirst }) => isFirst)
        .map(({ id, report: { word, answer } }) => (
          <span key={id} class="visually-hidden">
            {' '}
            {format(header.t.partOf, {
              field: header.t.fields[id],
              verdict: answer === undefined ? word : `${word} ${answer}`,
            })}
          </span>
        ))}
    </td>
  );
}
