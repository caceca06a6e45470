// The names that an ES module may import of a CommonJS file, as they can be read off its text.
import type { Files } from '../disk/program-files.ts';
import type { Resolver } from './resolve.ts';
import type { GetRewriting } from './sources.ts';

interface CommonJsNamesParts {
  readonly files: Files;
  readonly rewriting: GetRewriting;
  readonly resolver: Resolver;
  readonly isEsm: (path: string) => boolean;
}

/** Finds them, those of the files that it hands on included. */
export class CommonJsNames {
  readonly #parts: CommonJsNamesParts;

  constructor(parts: CommonJsNamesParts) {
    this.#parts = parts;
  }

  /** Without `default`, which every file has. */
  of(path: string, seen = new Set<string>()): Set<string> {
    const { files, rewriting, resolver, isEsm } = this.#parts;
    if (seen.has(path)) return new Set();
    seen.add(path);
    const { names, reexports } = rewriting().commonJsNames(files.read(path) ?? '');
    const all = new Set(names);
    for (const specifier of reexports) {
      const located = resolver.forRequire(specifier, path);
      if (located.kind !== 'file' || isEsm(located.path)) continue;
      for (const name of this.of(located.path, seen)) all.add(name);
    }
    all.delete('default');
    return all;
  }
}
