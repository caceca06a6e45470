// The examples of the course, as the build reads them from `content/examples`.

import { findExample, readCatalogue, type RecordedExample } from '../example/catalogue.ts';
import type { Example } from '../example/example.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Draft } from '../playground/block/draft.ts';
import { environmentWords, joinWords } from '../playground/block/words.ts';

const catalogue = readCatalogue(
  import.meta.glob<string>('/content/examples/**/*', {
    query: '?raw',
    import: 'default',
    eager: true,
    exhaustive: true,
  }),
);

/** The example `id`; throws a sentence for the author of `page` when there is none to show. */
export function exampleFor(id: string, page: string): RecordedExample {
  return findExample(catalogue, id, page);
}

/** A program as the playground takes it up. */
export function draftOf(
  {
    files,
    entry,
    opens,
    args,
    env,
    needs,
  }: Pick<Example, 'files' | 'entry' | 'opens' | 'args' | 'env' | 'needs'>,
  locale: Locale,
): Draft {
  const texts = files.map(({ path, source }) => [path, source[locale].trimEnd()]);
  return {
    files: Object.fromEntries(texts) as Record<string, string>,
    entry,
    ...(opens === undefined ? {} : { opens }),
    args: joinWords(args),
    env: joinWords(environmentWords(env)),
    ...(needs.length > 0 ? { needs: needs.join(' ') } : {}),
  };
}

/** All examples that can be shown, by their ids. */
export function recordedExamples(): readonly Example[] {
  return [...catalogue.values()].filter(({ recording }) => recording !== undefined);
}
