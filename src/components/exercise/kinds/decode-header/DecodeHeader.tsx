import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { format } from '../../../../i18n/format.ts';
import { anchor } from '../../address.ts';
import { DeskForm } from '../../DeskForm.tsx';
import { inARow } from '../../in-a-row.ts';
import { useDesk } from '../../use-desk.ts';
import { Described } from './Described.tsx';
import { HeaderField } from './HeaderField.tsx';
import { HeaderReasons } from './HeaderReasons.tsx';
import type { HeaderDesk } from './header-desk.ts';
import { DECODE_HEADER, type HeaderTask } from './kind.ts';
import { Octets } from './Octets.tsx';
import { placesOf } from './places.ts';

/** A header of octets whose fields are read, or a segment whose octets are written. */
export function DecodeHeader(task: HeaderTask): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const work = useDesk(task, DECODE_HEADER, form);
  const { t } = task.page;
  const { question, sheet, report, explained } = work;
  const { direction, described, segment, from, len } = question;
  const places = placesOf(question);
  const reads = direction === 'read';
  const desk: HeaderDesk = {
    t,
    direction,
    prefix: anchor(task.id),
    typed: sheet.typed,
    reports: report?.fields ?? {},
    type: work.type,
    ready: work.phase !== 'waiting',
  };
  const way = from === 'client' ? t.clientToServer : t.serverToClient;
  return (
    <DeskForm task={task} work={work} form={form} kind="decode-header">
      <p class="numbers">
        {inARow([format(t.given, { n: segment, direction: way, len }), reads ? null : t.pseudoHeader])}
      </p>
      {described && <Described segment={described} t={t} />}
      <Octets octets={question.octets} places={places} desk={desk} />
      {reads && <p class="numbers hint">{t.readHint}</p>}
      {reads && (
        <div class="asked">
          {question.ask.map((id) => {
            const place = places.get(id);
            return place && <HeaderField key={id} id={id} place={place} desk={desk} />;
          })}
        </div>
      )}
      <HeaderReasons fields={question.ask.map((id) => [id, explained?.fields[id]] as const)} t={t} />
    </DeskForm>
  );
}
