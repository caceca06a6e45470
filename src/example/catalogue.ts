// All examples of the course, made from the raw files under `content/examples/`.
import { readExample, type Example } from './example.ts';
import type { Recording } from './recording.ts';

/** Examples by id, in the order of their ids. */
export type Catalogue = ReadonlyMap<string, Example>;

/** An example that is ready to be shown. */
export type RecordedExample = Example & { readonly recording: Recording };

const filePath = /^\/?content\/examples\/(?<id>[^/]+)\/(?<path>.+)$/;

/**
 * Reads examples from raw files: texts by path `/content/examples/<id>/<file>`, as Vite's
 * `import.meta.glob` gives them. Throws a sentence that names the file to mend.
 */
export function readCatalogue(raw: Readonly<Record<string, string>>): Catalogue {
  const folders = new Map<string, Map<string, string>>();
  for (const key of Object.keys(raw).sort()) {
    const { id, path } = filePath.exec(key)?.groups ?? {};
    if (!id || !path) throw new Error(`${key} must lie in a folder of content/examples/: move it`);
    const folder = folders.get(id) ?? new Map<string, string>();
    folders.set(id, folder.set(path, raw[key] ?? ''));
  }
  return new Map([...folders].map(([id, folder]) => [id, readExample(id, folder)]));
}

/**
 * The example that a page names. Throws a sentence when there is none, or when it was not recorded;
 * `page` is the file that names it, such as `content/articles/en/worker-threads.mdx`.
 */
export function findExample(catalogue: Catalogue, id: string, page: string): RecordedExample {
  const example = catalogue.get(id);
  if (!example) {
    throw new Error(
      `${page} names the example '${id}', which does not exist: add content/examples/${id}/ or mend the id`,
    );
  }
  const { recording } = example;
  if (!recording) {
    throw new Error(
      `content/examples/${id}/ has no recorded output, which ${page} shows: run \`npm run record -- ${id}\``,
    );
  }
  return { ...example, recording };
}
