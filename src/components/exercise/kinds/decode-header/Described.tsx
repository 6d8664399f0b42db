import type { JSX } from 'preact';
import { flagNames, type Segment } from '../../../../tcp/segment.ts';
import type { HeaderProps } from './HeaderField.tsx';

/** A segment in words and decimal numbers, to be written as octets. */
export function Described({
  segment,
  t,
}: {
  readonly segment: Segment;
  readonly t: HeaderProps['t'];
}): JSX.Element {
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
