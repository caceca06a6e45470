import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { shikiConfig } from './src/article/highlight.ts';
import { bundleText } from './src/engine/builtin/bundle-text-plugin.ts';
import { bootstrapHash } from './src/engine/builtin/frame-document.ts';

/** What SharedArrayBuffer, and so both engines, need of every answer. The same stand in public/_headers. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export default defineConfig({
  trailingSlash: 'always',
  // Only MDX is highlighted: Astro's own Markdown would warn of inline styles that ours does not write.
  markdown: { syntaxHighlight: false },
  integrations: [mdx({ syntaxHighlight: 'shiki', shikiConfig })],
  server: { headers },
  build: { inlineStylesheets: 'never' },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "connect-src 'self' https://stackblitz.com",
        'frame-src https://stackblitz.com',
        "worker-src 'self' blob:",
        "base-uri 'none'",
        // A reader may open a program there as a project.
        'form-action https://stackblitz.com',
      ],
      // The built-in engine's frame lives under this policy too: its one inline script, and what it makes.
      scriptDirective: { resources: ["'self'", 'blob:'], hashes: [bootstrapHash] },
    },
  },
  vite: {
    plugins: [bundleText()],
    build: {
      modulePreload: false,
      // The text of the kernel is a chunk of its own, fetched by the first Run on the built-in engine.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
