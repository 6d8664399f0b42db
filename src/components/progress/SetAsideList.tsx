import { useEffect, useRef, useState } from 'preact/hooks';
import { format } from '../../i18n/format.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { $storageStatus, discardSetAside, listSetAside, type SetAside } from '../../progress/index.ts';
import { fileName, offerFile } from './offer-file.ts';

interface Props {
  readonly t: Dictionary['progress'];
  readonly language: string;
}

/** Lists what could not be read and was set aside, to download or delete; absent when there was nothing. */
export function SetAsideList({ t, language }: Props) {
  const [texts, setTexts] = useState<readonly SetAside[]>([]);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => $storageStatus.subscribe(() => setTexts(listSetAside())), []);
  if (texts.length === 0 && said === '') return null;
  const discard = (text: SetAside): void => {
    discardSetAside(text);
    setTexts(listSetAside());
    setSaid(t.asideDeleted);
    heading.current?.focus();
  };
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside" tabindex={-1} ref={heading}>
        {t.asideTitle}
      </h2>
      <p>{t.asideText}</p>
      <ul class="set-aside">
        {texts.map((text) => (
          <li key={text.key}>
            <span id={`at-${text.at}`}>
              {format(t.asideItem, { date: date.format(text.at), size: text.text.length })}
            </span>
            <button
              type="button"
              aria-describedby={`at-${text.at}`}
              onClick={() => offerFile(fileName(text.at, 'set-aside'), text.text)}
            >
              {t.asideDownload}
            </button>
            <button type="button" aria-describedby={`at-${text.at}`} onClick={() => discard(text)}>
              {t.asideDelete}
            </button>
          </li>
        ))}
      </ul>
      <p class="outcome" role="status">
        {said}
      </p>
    </section>
  );
}
