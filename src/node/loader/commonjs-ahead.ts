// The functions of CommonJS modules that one module will ask for, made with its own in one script.
import type { Files } from '../disk/program-files.ts';
import { dirname, resolve } from '../paths/posix.ts';
import { registerScript } from '../stacks/script-registry.ts';
import type { CommonJsSource } from './commonjs-wrapper.ts';
import { evaluateScripts } from './evaluate-script.ts';
import type { RunScript } from './evaluate-script.ts';

export interface AheadNeeds {
  readonly files: Files;
  readonly realPath: (path: string) => string;
  readonly runScript: RunScript;
  /** Wraps a text that needs no parser; undefined where it does. */
  readonly wrap: (text: string) => CommonJsSource | undefined;
  /** Whether a file is CommonJS by its name. */
  readonly isCommonJs: (path: string) => boolean;
}

/** A module that has yet to be asked for. */
interface Module {
  readonly path: string;
  readonly text: string;
  readonly source: CommonJsSource;
}

/** A module as a function, and of what text. */
export interface Ready {
  readonly text: string;
  readonly value: unknown;
}

/** How much is read ahead for one module, in characters: a program may never ask for it. */
const mostText = 1024 * 1024;

const relativeRequire = /\brequire\(\s*(?:'(\.[^'\n]*)'|"(\.[^"\n]*)")\s*\)/gu;

/** Nothing of it can be told from outside: a module is what its text says when it is asked for. */
export class CommonJsAhead {
  readonly #needs: AheadNeeds;
  readonly #ready = new Map<string, Ready>();
  /** The files that were looked at, of which some may not parse. */
  readonly #seen = new Set<string>();

  constructor(needs: AheadNeeds) {
    this.#needs = needs;
  }

  /** The function of a module with this text; undefined where it is to be made alone. */
  take(path: string, text: string): Ready | undefined {
    if (!this.#seen.has(path)) this.#prepare(path, text);
    const ready = this.#ready.get(path);
    this.#ready.delete(path);
    return ready?.text === text ? ready : undefined;
  }

  #prepare(path: string, text: string): void {
    const modules = this.#collect(path, text);
    if (modules.length < 2) return;
    const sources = modules.map(({ path: name, text: own, source: { code, trace } }) => ({
      code,
      url: registerScript({ name, text: own, locate: trace }),
    }));
    const values = evaluateScripts(this.#needs.runScript, sources);
    for (const [at, module] of modules.entries())
      if (values) this.#ready.set(module.path, { text: module.text, value: values[at] });
  }

  /** A module and those that it and they name. */
  #collect(path: string, text: string): readonly Module[] {
    const { files, wrap } = this.#needs;
    const modules: Module[] = [];
    let length = 0;
    const visit = (file: string, own: string | undefined): void => {
      if (this.#seen.has(file) || length > mostText) return;
      const content = own ?? files.read(file) ?? '';
      const source = wrap(content);
      this.#seen.add(file);
      if (!source) return;
      length += content.length;
      modules.push({ path: file, text: content, source });
      for (const [, single, double] of content.matchAll(relativeRequire)) {
        const found = this.#find(resolve(dirname(file), single ?? double ?? ''));
        if (found !== undefined) visit(found, undefined);
      }
    };
    visit(path, text);
    return modules;
  }

  #find(path: string): string | undefined {
    const { files, realPath, isCommonJs } = this.#needs;
    const found = [path, `${path}.js`, `${path}/index.js`].find((each) => files.isFile(each));
    if (found === undefined || !/\.c?js$/u.test(found) || !isCommonJs(found)) return undefined;
    return realPath(found);
  }
}
