// What pages hand down to the components inside an article, and what a build may be told.

import type { Locale } from './i18n/locales.ts';

declare global {
  interface ImportMetaEnv {
    /** The key that StackBlitz gave the owner of the site, if any. It is public: browsers get it. */
    readonly PUBLIC_WEBCONTAINER_API_KEY?: string;
  }

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
