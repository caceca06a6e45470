// The strings of the interface, by language.

import type { Locale } from './locales.ts';
import en from './strings/en.ts';
import type { Strings } from './strings/types.ts';
import zhTW from './strings/zh-TW.ts';

export type { Strings };

const strings = { 'zh-TW': zhTW, en } satisfies Record<Locale, Strings>;

/** The strings of a language, for pages made at build. */
export function stringsFor(locale: Locale): Strings {
  return strings[locale];
}
