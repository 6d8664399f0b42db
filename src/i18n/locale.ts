/** The languages of the site, the default first. Each is also the first part of its pages' addresses. */
export const LOCALES = ['en', 'zh-cn'] as const;

/** A language of the site, as it stands in addresses. */
export type Locale = (typeof LOCALES)[number];

/** The language used where none is asked for. */
export const DEFAULT_LOCALE: Locale = 'en';

/** What a browser and other sites call each language: BCP 47 for `lang` and hreflang, Open Graph's own spelling. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, { readonly bcp47: string; readonly openGraph: string }>> =
  {
    en: { bcp47: 'en', openGraph: 'en_US' },
    'zh-cn': { bcp47: 'zh-CN', openGraph: 'zh_CN' },
  };

/** Each language's own name, which readers of that language recognise. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', 'zh-cn': '简体中文' };

/** Tells whether a string names a language of the site. */
export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** Returns the locale a route parameter names; throws on anything else, naming the known ones. */
export function requireLocale(value: string | undefined): Locale {
  if (isLocale(value)) return value;
  throw new RangeError(`unknown locale "${value}"; known: ${LOCALES.join(', ')}`);
}

/** The language of the page, in a browser. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return LOCALES.find((locale) => LANGUAGE_TAGS[locale].bcp47 === lang) ?? DEFAULT_LOCALE;
}
