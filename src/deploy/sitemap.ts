// The sitemap: every page of every language, each with its other languages.

/**
 * The text of `sitemap.xml`. `root` is the address of the site, `paths` those of its pages below it;
 * `languages` maps the first folder of a path to its `hreflang`.
 */
export function sitemap(
  root: string,
  paths: readonly string[],
  languages: Readonly<Record<string, string>>,
): string {
  const all = new Set(paths);
  const urls = paths.flatMap((path) => {
    const folder = path.slice(0, path.indexOf('/'));
    if (!(folder in languages)) return [];
    const rest = path.slice(folder.length);
    const links = Object.entries(languages)
      .filter(([other]) => all.has(other + rest))
      .map(([other, code]) => link(code, root + other + rest));
    return [`<url><loc>${root}${path}</loc>${links.join('')}</url>`];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>\n',
  ].join('\n');
}

const link = (code: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${code}" href="${href}"/>`;
