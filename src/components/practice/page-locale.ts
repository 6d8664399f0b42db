import { DEFAULT_LOCALE, LANGUAGE_TAGS, LOCALES, type Locale } from '../../i18n/locale.ts';

/** The language of the page, in a browser. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return LOCALES.find((locale) => LANGUAGE_TAGS[locale].bcp47 === lang) ?? DEFAULT_LOCALE;
}
