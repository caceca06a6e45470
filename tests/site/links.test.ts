// The links: each leads somewhere, the same in both languages, and outside to a primary reference.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleIds, linksOf, ownLinks, readPages, whereIn } from './pages.ts';

const pages = await readPages();
const chinese = pages.filter(({ locale }) => locale === 'zh-TW');
const english = pages.filter(({ locale }) => locale === 'en');

for (const page of chinese) {
  const other = english.find(({ slug }) => slug === page.slug);
  if (!other) continue;
  test(`${page.slug}: links to the site's own pages lead somewhere, the same in both languages`, () => {
    for (const { file, links } of [page, other].map((one) => ({ ...one, links: ownLinks(one) }))) {
      for (const { slug, anchor } of links) {
        const target = english.find((one) => one.slug === slug);
        assert.ok(target, `${file} links to ${slug}: no such page`);
        // Headings have other anchors in each language: what both can name are the examples.
        const anchors = ['', ...exampleIds(target).map((id) => `example-${id}`)];
        assert.ok(anchors.includes(anchor), `${file} links to #${anchor}, which is not in ${slug}`);
      }
    }
    assert.deepEqual(ownLinks(page), ownLinks(other), `mend ${page.file} or ${other.file}`);
  });
}

for (const page of pages) {
  test(`${page.file}: every link is to an example, a page of the course, or a site by https`, () => {
    for (const { line, target } of linksOf(page)) {
      const known = /^(?:\.\.?\/[a-z-]+\/(?:#example-[a-z-]+)?|#example-[a-z-]+|https:\/\/\S+)$/;
      assert.match(target, known, `${whereIn(page, line)}: mend the link`);
    }
  });

  test(`${page.file}: references are in the page's language where they exist in it`, () => {
    const python = page.locale === 'en' ? '/3/' : '/zh-tw/3/';
    for (const { line, target } of linksOf(page)) {
      if (!target.startsWith('https:')) continue;
      const { host, pathname } = new URL(target);
      const where = whereIn(page, line);
      if (host === 'docs.python.org') {
        assert.ok(pathname.startsWith(python), `${where}: link to docs.python.org${python}…`);
      }
      if (host === 'nodejs.org') {
        // What the course says was tried in this version.
        const pinned = /^\/docs\/latest-v24\.x\/api\/\w+\.html$|^\/en\/learn\//;
        assert.match(pathname, pinned, `${where}: link to nodejs.org/docs/latest-v24.x/api/`);
      }
    }
  });
}

for (const page of pages.filter(({ slug }) => slug !== 'home')) {
  test(`${page.file}: ends with references, to Node's documentation and to Python's`, () => {
    const start = page.lines.findLastIndex((line) => line.startsWith('## '));
    const ending = page.lines.slice(start).join('\n');
    const mend = `${whereIn(page, start + 1)}: end with the references`;
    assert.match(ending, /^## (?:Read on|延伸閱讀)$/m, mend);
    assert.match(ending, /https:\/\/(?:nodejs\.org|developer\.mozilla\.org)\//, mend);
    assert.match(ending, /https:\/\/docs\.python\.org\//, mend);
  });
}
