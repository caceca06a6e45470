// Whether `require` may load an ES module, and who is told when it does.
import { nodeError } from '../errors/node-error.ts';
import { basename } from '../paths/posix.ts';
import type { Warn } from '../values/warn.ts';
import type { CommonJsModule } from './commonjs-types.ts';
import { packageJsonOf } from './package-targets.ts';

/** `--experimental-require-module` and `--trace-require-module`. */
export interface RequireEsmOptions {
  readonly allowed: boolean;
  /** What is warned of: all, or what no file in a `node_modules` requires. */
  readonly trace: 'all' | 'no-node-modules' | undefined;
}

export interface RequiringEsmNeeds extends RequireEsmOptions {
  readonly packages: { around(path: string): { readonly folder: string } | undefined };
  readonly looksLikeEsm: (text: string) => unknown;
  readonly warn: Warn;
}

/** An ES module that is asked for. */
interface Required {
  readonly path: string;
  readonly text: string;
  readonly parent: CommonJsModule | null | undefined;
}

export class RequiringEsm {
  readonly #needs: RequiringEsmNeeds;
  #told = false;

  constructor(needs: RequiringEsmNeeds) {
    this.#needs = needs;
  }

  get isAllowed(): boolean {
    return this.#needs.allowed;
  }

  /** Throws `ERR_REQUIRE_ESM` where it is not allowed; warns once where that was asked for. */
  check(required: Required): void {
    if (!this.isAllowed) throw this.#refusal(required);
    const { path, parent } = required;
    const { trace, warn } = this.#needs;
    const from = parent?.filename ?? parent?.id;
    if (this.#told || trace === undefined) return;
    if (trace === 'no-node-modules' && from?.includes('/node_modules/')) return;
    this.#told = true;
    const who = from === 'internal/preload' ? '--require' : `CommonJS module ${String(from)}`;
    const what = from ? `${who} is loading ES Module ${path} using require().\n` : '';
    warn(
      `${what}Support for loading ES Module in require() is an experimental feature and might change at any time`,
      'ExperimentalWarning',
    );
  }

  #refusal({ path, text, parent }: Required): Error {
    const from = parent?.filename ?? undefined;
    const by = from === undefined ? '' : ` from ${from}`;
    const message = `require() of ES Module ${path}${by} not supported.\n${this.#advice(path, text, from)}`;
    return nodeError(Error, 'ERR_REQUIRE_ESM', message);
  }

  #advice(path: string, text: string, from: string | undefined): string {
    const name = basename(path);
    const dynamic = 'a dynamic import() which is available in all CommonJS modules.';
    if (path.endsWith('.mjs')) return `Instead change the require of ${path} to ${dynamic}`;
    if (from !== undefined && this.#needs.looksLikeEsm(text))
      return `Instead change the require of ${name} in ${from} to ${dynamic}`;
    const home = this.#needs.packages.around(path);
    return (
      `${name} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
      'contains "type": "module" which declares all .js files in that package scope as ES modules.\n' +
      `Instead either rename ${name} to end in .cjs, change the requiring code to use dynamic import() ` +
      'which is available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
      `${packageJsonOf(home?.folder ?? '')} to treat all .js files as CommonJS (using .mjs for all ES ` +
      'modules instead).\n'
    );
  }
}
