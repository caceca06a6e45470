// The strings of the timeline: fetched by the browser with the timeline, there at once for pages made at build.

import type { Locale } from './locales.ts';
import type { TimelineStrings } from './strings/timeline/types.ts';

export type { TimelineStrings };

/** The strings of the timeline in a language. */
export async function loadTimelineStrings(locale: Locale): Promise<TimelineStrings> {
  const { default: strings } =
    locale === 'en'
      ? await import('./strings/timeline/en.ts')
      : await import('./strings/timeline/zh-TW.ts');
  return strings;
}

/** The language of the page that is shown. */
export const pageLocale = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'zh-TW');
