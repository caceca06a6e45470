import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { shikiConfig } from './src/article/highlight.ts';
import { bundleText } from './src/engine/builtin/bundle-text-plugin.ts';
import { markdownProcessor } from './src/article/markup.ts';
import { readOtherWords } from './src/article/other-words.ts';
import { themeScriptHash } from './src/chrome/theme-script.ts';
import { siteAddress, siteBase } from './src/deploy/address.ts';
import { chunks } from './src/deploy/chunks.ts';
import { headers } from './src/deploy/headers.ts';
import { deployFiles } from './src/deploy/integration.ts';
import { leanPolicies } from './src/deploy/lean-policy.ts';
import { plainImports } from './src/deploy/plain-imports-plugin.ts';
import { bootstrapHash } from './src/engine/builtin/frame-document.ts';
import { localeInfo, locales } from './src/i18n/locales.ts';
import { searchIndex } from './src/search/integration.ts';
import { serviceWorker } from './src/offline/integration.ts';

export default defineConfig({
  site: siteAddress(process.env),
  base: siteBase(process.env),
  trailingSlash: 'always',
  // Only MDX is highlighted: Astro's own Markdown would warn of inline styles that ours does not write.
  markdown: { syntaxHighlight: false, processor: markdownProcessor },
  integrations: [
    mdx({ syntaxHighlight: 'shiki', shikiConfig }),
    leanPolicies([bootstrapHash, themeScriptHash]),
    searchIndex(
      locales.map((locale) => ({
        path: localeInfo[locale].path,
        otherWords: () => readOtherWords(locale),
      })),
    ),
    deployFiles(Object.fromEntries(locales.map((locale) => [localeInfo[locale].path, locale]))),
    // The last, since it keeps what the others write.
    serviceWorker(),
  ],
  server: { headers },
  build: { inlineStylesheets: 'never' },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self' https://stackblitz.com",
        'frame-src https://stackblitz.com',
        "worker-src 'self' blob: data:",
        "base-uri 'none'",
        // A reader may open a program there as a project.
        'form-action https://stackblitz.com',
      ],
      // The built-in engine's frame lives under this policy too: its one inline script, and what it makes.
      scriptDirective: { resources: ["'self'", 'blob:'], hashes: [bootstrapHash, themeScriptHash] },
    },
  },
  vite: {
    plugins: [bundleText(), plainImports()],
    build: {
      // Every script is a file: a page that is swapped in lives under the policy of the first one.
      assetsInlineLimit: 0,
      // The text of the kernel is a chunk of its own, fetched by the first Run on the built-in engine.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } },
      },
    },
  },
});
