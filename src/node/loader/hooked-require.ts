// The `require` of a CommonJS module whose text hooks gave: hooks are asked for what it loads as well.
import { pathOf, urlAt } from '../paths/file-url.ts';
import type { CommonJsModule, ModuleClass } from './commonjs-types.ts';
import { evaluate } from './evaluate.ts';
import type { Attributes } from './hooks.ts';
import type { ModuleRecord } from './record.ts';
import { requiredEsm } from './required-esm.ts';
import type { RequiringEsm } from './requiring-esm.ts';

export interface HookedRequireNeeds {
  readonly Module: ModuleClass;
  readonly isBuiltin: (request: string) => boolean;
  /** The URL that hooks give for a specifier. */
  readonly resolve: (specifier: string, parent: string) => string;
  readonly find: (specifier: string, parent: string, attributes: Attributes) => ModuleRecord;
  /** Links a module at once. */
  readonly link: (record: ModuleRecord) => void;
  readonly requiring: RequiringEsm;
  readonly main: CommonJsModule | undefined;
}

/** What Node gives such a module: without a cache and the handlers of endings. */
export interface HookedRequire {
  (request: string): unknown;
  resolve: (request: string) => string;
  main: CommonJsModule | undefined;
}

/** `url` is the module's own. */
export function createHookedRequire(
  module: CommonJsModule,
  url: string,
  needs: HookedRequireNeeds,
): HookedRequire {
  const { Module, isBuiltin, resolve, find, link, requiring, main } = needs;

  function specifierOf(request: string): string {
    return isBuiltin(request) ? request : urlAt(Module._resolveFilename(request, module));
  }

  function exportsOf({ kind, url: found, exports, namespace = {} }: ModuleRecord): unknown {
    if (kind === 'esm') return requiredEsm(namespace);
    // One that has not run to its end has exports all the same.
    return kind === 'commonjs'
      ? Module._cache[pathOf(found) ?? found]?.exports
      : exports['default'];
  }

  function require(request: string): unknown {
    const specifier = specifierOf(request);
    const attributes: Attributes = specifier.endsWith('.json') ? { type: 'json' } : {};
    const record = find(specifier, url, attributes);
    const { esm } = record;
    if (esm) {
      const path = pathOf(record.url) ?? record.url;
      requiring.check({ path, text: esm.text, parent: module });
    }
    link(record);
    void evaluate(record);
    return exportsOf(record);
  }

  return Object.assign(require, {
    resolve(request: string): string {
      const found = resolve(specifierOf(request), url);
      return pathOf(found) ?? found;
    },
    main,
  });
}
