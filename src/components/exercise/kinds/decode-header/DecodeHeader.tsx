import type { JSX } from 'preact';
import { gapAfter } from '../../../../i18n/format.ts';
import { flagNames, type Segment } from '../../../../tcp/segment.ts';
import { Unbroken } from '../../../shell/Unbroken.tsx';
import type { KindView } from '../../kind-view.ts';
import { Reasons } from '../../Verdict.tsx';
import { HeaderField, type HeaderProps, noteId } from './HeaderField.tsx';
import { Octets } from './Octets.tsx';
import { placeName, placesOf } from './places.ts';
import type { DrawnHeader, HeaderReport } from './report.tsx';

/** What a page loads for headers. */
export const view: KindView<DrawnHeader, HeaderReport, HeaderProps['t']> = {
  View: DecodeHeader,
  first: ({ ask }) => ask[0] ?? null,
  remaining: (report, field) => ({
    ...report,
    fields: Object.fromEntries(Object.entries(report.fields).filter(([id]) => id !== field)),
  }),
  asked: ({ ask }) => ask.length,
  // Its place, its bits, and its value, for each field.
  hints: ({ ask }) => 3 * ask.length,
  report: () => import('./report.tsx'),
};

/** A header of octets whose fields are read, or a segment whose octets are written. */
function DecodeHeader(header: HeaderProps): JSX.Element {
  const { question, explained, t } = header;
  const { direction, described } = question;
  const places = placesOf(question);
  const reads = direction === 'read';
  return (
    <>
      <div class="header-and-fields">
        {described && <Described segment={described} t={t} />}
        <Octets octets={question.octets} places={places} header={header} />
        {reads && (
          <div class="asked">
            <p class="numbers">{t.readHint}</p>
            {question.ask.map((id) => {
              const place = places.get(id);
              return place && <HeaderField key={id} id={id} place={place} header={header} />;
            })}
          </div>
        )}
      </div>
      <Reasons
        reasons={question.ask.flatMap((id) => {
          const field = explained?.fields[id];
          const place = places.get(id);
          // Where octets are written, which field stands there is part of the question.
          const name = reads || !place ? t.fields[id] : placeName(place, t);
          return field?.why || field?.note ? [{ ...field, id, name }] : [];
        })}
        named
        summary={t.explain}
        draw={({ id, note, why }) => (
          <>
            {note && (
              <p id={noteId(header.prefix, id)}>
                <OctetText text={note} />
              </p>
            )}
            {why && (
              <p class="sum">
                <OctetText text={gapAfter(why.text)} />
                {why.source && (
                  <cite>
                    <Unbroken text={why.source} />
                  </cite>
                )}
              </p>
            )}
          </>
        )}
      />
    </>
  );
}

/** Octets in hexadecimal, parted or after `0x`, and the bits of one. */
const DIGITS = /(\b0x[\da-f]+|\b[\da-f]{2}(?: [\da-f]{2})+\b|\b[01]{4} [01]{4}\b)/;

/** A sentence whose octets and bits are set as those of the header are. */
function OctetText({ text }: { readonly text: string }): JSX.Element {
  return <>{text.split(DIGITS).map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}

interface DescribedProps {
  readonly segment: Segment;
  readonly t: HeaderProps['t'];
}

/** A segment in words and decimal numbers, to be written as octets. */
function Described({ segment, t }: DescribedProps): JSX.Element {
  return (
    <div class="described">
      <p>{t.describedSegment}</p>
      <dl>
        {linesOf(segment, t).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Returns the fields of a segment with their values; the acknowledgment number is 0 where it means nothing. */
function linesOf(
  { sport, dport, seq, ack, flags, wnd, options }: Segment,
  { fields, sackPermitted, permitted }: HeaderProps['t'],
): (readonly [string, string | number])[] {
  const { mss, windowScale, timestamps } = options ?? {};
  const optional = [
    [fields.mss, mss],
    [sackPermitted, options?.sackPermitted && permitted],
    [fields['ts-value'], timestamps?.value],
    [fields['ts-echo'], timestamps?.echo],
    [fields['window-scale'], windowScale],
  ] as const;
  return [
    [fields['source-port'], sport],
    [fields['destination-port'], dport],
    [fields['sequence-number'], seq],
    [fields['acknowledgment-number'], ack],
    [fields.flags, flagNames(flags).join(',')],
    [fields.window, wnd],
    ...optional.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ];
}
