// What pages hand down to the components inside an article.

import type { Locale } from './i18n/locales.ts';

declare global {
  namespace App {
    interface Locals {
      /** The content that is being rendered. */
      content: {
        readonly locale: Locale;
        /** Its path in the repository, for error messages. */
        readonly file: string;
      };
    }
  }
}
