// The names that an ES module may import of a CommonJS file, as they can be read off its text.
import type { Files } from '../disk/program-files.ts';
import { extname, isAbsolute } from '../paths/posix.ts';
import type { GetLexing } from './commonjs-exports.ts';

interface CommonJsNamesNeeds {
  readonly files: Files;
  readonly lexing: GetLexing;
  /** The file that a specifier means to a `require` in a file; throws where there is none. */
  readonly follow: (specifier: string, parent: string) => string;
}

/** Finds them, those of the files that it hands on included, by Node's own rules. */
export class CommonJsNames {
  readonly #needs: CommonJsNamesNeeds;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(needs: CommonJsNamesNeeds) {
    this.#needs = needs;
  }

  /**
   * `default` is among them only where the text exports one. None where the text cannot be read. `text`
   * is what is known of it already, which need not be the file's.
   */
  of(path: string, text?: string): ReadonlySet<string> {
    const known = this.#known.get(path);
    if (known) return known;
    const { files, lexing } = this.#needs;
    const { exports, reexports } = lexing().lexCommonJs(text ?? files.read(path) ?? '');
    const names = new Set(exports);
    // Known before it is whole: files that hand each other on see what is there by then.
    this.#known.set(path, names);
    for (const specifier of reexports) {
      const file = this.#follow(specifier, path);
      if (file === undefined) continue;
      for (const name of this.of(file)) names.add(name);
    }
    return names;
  }

  /** The file that is handed on, if its text is looked at: whether it is CommonJS is not asked. */
  #follow(specifier: string, parent: string): string | undefined {
    try {
      const path = this.#needs.follow(specifier, parent);
      if (!isAbsolute(path)) return undefined;
      return /^\.(?:json|node)$/u.test(extname(path)) ? undefined : path;
    } catch {
      return undefined;
    }
  }
}
