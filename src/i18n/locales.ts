// The languages of the site, and how each is spelt in a URL and shown to its readers.

export const locales = ['zh-TW', 'en'] as const;
export type Locale = (typeof locales)[number];

interface LocaleInfo {
  /** The first folder of its URLs. */
  readonly path: string;
  /** Its own name for itself. */
  readonly name: string;
}

export const localeInfo = {
  'zh-TW': { path: 'zh-tw', name: '繁體中文' },
  en: { path: 'en', name: 'English' },
} satisfies Record<Locale, LocaleInfo>;

/** The other language: where the language switch leads. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'zh-TW' : 'en';
}
