// The examples of the course, as the build reads them from `content/examples`.

import { findExample, readCatalogue, type RecordedExample } from '../example/catalogue.ts';

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
