import type { JSX } from 'preact';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import type { FieldReport } from './report-shape.ts';
import { fieldName, type HeaderViewWords } from './words.ts';

interface HeaderReasonsProps {
  readonly fields: readonly (readonly [FieldId, FieldReport | undefined])[];
  readonly t: HeaderViewWords;
}

/** What each field holds, where it stands and which slip was made; open where there is a mistake. */
export function HeaderReasons({ fields, t }: HeaderReasonsProps): JSX.Element | null {
  const told = fields.flatMap(([id, report]) => (report?.why ? [{ id, report, why: report.why }] : []));
  if (told.length === 0) return null;
  return (
    <details class="reasons" open={told.some(({ report }) => report.mark !== 'right')}>
      <summary>{t.explain}</summary>
      <dl>
        {told.map(({ id, report, why }) => (
          <div key={id} data-mark={report.mark}>
            <dt>{fieldName(id, t)}</dt>
            <dd>
              {report.note && <p>{report.note}</p>}
              <p class="sum">{why.line}</p>
              <p class="rule">
                {why.where} <cite>{why.source}</cite>
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
