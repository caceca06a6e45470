// Writes what hosts and search engines read beside the pages: headers, sitemap, robots.

import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { foreverHeaders, headers, neverHeaders } from './headers.ts';
import { sitemap } from './sitemap.ts';

/** `_headers`, as Cloudflare Pages and Netlify read it, for a site below `base`. */
export function headersFile(base: string): string {
  const rules: [string, Readonly<Record<string, string>>][] = [
    ['/*', headers],
    [`${base}_astro/*`, foreverHeaders],
    [`${base}sw.js`, neverHeaders],
  ];
  const lines = rules.map(([path, rule]) =>
    [path, ...Object.entries(rule).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${lines.join('\n')}\n`;
}

/** Writes them at the end of a build. `languages` maps a language's path to its `hreflang`. */
export function deployFiles(languages: Readonly<Record<string, string>>): AstroIntegration {
  let site = '';
  let base = '/';
  return {
    name: 'deploy-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = config.site ?? '';
        base = `${config.base.replace(/\/$/, '')}/`;
      },
      'astro:build:done': async ({ dir, pages }) => {
        const paths = pages.map(({ pathname }) => pathname);
        const root = new URL(base, site).href;
        await writeFile(new URL('_headers', dir), headersFile(base));
        await writeFile(new URL('sitemap.xml', dir), sitemap(root, paths, languages));
        await writeFile(
          new URL('robots.txt', dir),
          `User-agent: *\nAllow: /\nSitemap: ${root}sitemap.xml\n`,
        );
      },
    },
  };
}
