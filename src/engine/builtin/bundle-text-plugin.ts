// A Vite plugin: `import text from './x.ts?iife'` is the text of x.ts, bundled as one classic script;
// `import texts from './x?scripts'` are those of the files in the folder x, by name, and with
// `?loaders` functions that load them one by one.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin as BuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { createEach } from '../../node/globals/each.ts';
import { heldGlobals } from '../../node/globals/held-globals.ts';
import { lentModules } from '../../node/thread/catalogue/lent-modules.ts';
import { hook } from '../../node/loader/script-hook.ts';
import { answerLibrary } from './inspect-library.ts';
import { withoutInherentNames } from './inherent-names.ts';
import { eachName, withstanding } from './withstanding.ts';

/** How imports end that are of texts. Without flags, which esbuild would not take. */
export const textImport = /\?(?:iife|scripts|loaders)$/;

/** The same text in `astro dev` and `astro build`; in dev it is made again when a part of it changes. */
export function bundleText(): Plugin {
  return {
    name: 'interleave:bundle-text',
    enforce: 'pre',
    resolveId(source, importer) {
      return textImport.test(source) && importer ? join(dirname(importer), source) : null;
    },
    async load(id) {
      if (!textImport.test(id)) return null;
      const { code, inputs } = await textModule(id);
      for (const input of inputs) this.addWatchFile(input);
      return code;
    },
  };
}

/** The module that such an import gets. `id` is the path of what is imported, with its ending. */
export async function textModule(
  id: string,
): Promise<{ readonly code: string; readonly inputs: readonly string[] }> {
  const path = id.replace(textImport, '');
  if (id.endsWith('?loaders')) return { code: await loadersOf(path), inputs: [] };
  const files = id.endsWith('?iife') ? [path] : await scriptsIn(path);
  const bundles = await Promise.all(files.map(bundleAsText));
  const texts = bundles.map(({ text }, at) => [basename(files[at] ?? '', '.ts'), text] as const);
  const exported = id.endsWith('?iife') ? texts[0]?.[1] : Object.fromEntries(texts);
  return {
    code: `export default ${JSON.stringify(exported)};`,
    inputs: bundles.flatMap(({ inputs }) => inputs),
  };
}

/** A module of functions, of which each loads the text of one file in a folder. */
async function loadersOf(folder: string): Promise<string> {
  const loaders = (await scriptsIn(folder)).map((file) => {
    const text = JSON.stringify(`./${basename(folder)}/${basename(file)}?iife`);
    return `${JSON.stringify(basename(file, '.ts'))}: async () => (await import(${text})).default`;
  });
  return `export default { ${loaders.join(', ')} };`;
}

async function scriptsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^\w+\.ts$/u.test(name)).map((name) => join(folder, name));
}

/** Files of this folder, and of the one in it, become parts: see `parts.ts` of the kernel. */
const partsFolder = /^(.*\/src\/node)\/parts\/(?:rare\/)?(\w+)\.ts$/u;

/** Bundles a file and all that it imports into one script that needs nothing else. */
export async function bundleAsText(
  file: string,
): Promise<{ readonly text: string; readonly inputs: readonly string[] }> {
  const [, kernel = '', part] = partsFolder.exec(file.replaceAll('\\', '/')) ?? [];
  // The parser's own names are of no use to anyone, and make it longer.
  const keepNames = part !== 'rewriting';
  const result = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    ...(part === undefined ? { format: 'esm' } : partOptions(part, kernel)),
    platform: 'browser',
    target: 'es2022',
    legalComments: 'eof',
    // Names stay: programs see those of classes and functions when they print them, and in a stack
    // trace (`at Worker.<anonymous>`), where `keepNames` does not put them back.
    keepNames,
    minifyIdentifiers: !keepNames,
    minifySyntax: true,
    minifyWhitespace: true,
    absWorkingDir: process.cwd(),
  });
  const [output] = result.outputFiles;
  const inputs = Object.keys(result.metafile.inputs).map((input) => `${process.cwd()}/${input}`);
  const bundled = output?.text ?? '';
  const script =
    part === undefined
      ? `${opening('', heldGlobals, 'globalThis', `const ${eachName} = (${String(createEach)})();`)} 'use strict';\n${bundled}\n})(); })();`
      : bundled;
  const named = withstanding(keepNames ? withoutInherentNames(script) : script);
  // The name by which the kernel knows its own frames in a stack trace: `kernelScript`.
  return { text: `${named}\n//# sourceURL=node:internal\n`, inputs };
}

/**
 * How a script begins: a function in which the globals that the kernel uses are constants, taken from
 * an object, and one within that may have names like theirs. V8 reads a `function` in parentheses once,
 * but an arrow function first to skip it, and then again to run it.
 */
function opening(parameters: string, names: readonly string[], from: string, more: string): string {
  return `(function (${parameters}) { const { ${names.join(', ')} } = ${from}; ${more} (function () {`;
}

/** A part is CommonJS in a function, which is handed to the kernel by the hook it loads scripts with. */
function partOptions(
  part: string,
  kernel: string,
): Pick<BuildOptions, 'format' | 'banner' | 'footer' | 'external' | 'plugins'> {
  return {
    format: 'cjs',
    banner: {
      js: `${hook}(${opening('require, module, held', [...heldGlobals, eachName], 'held', '')} let { exports } = module;`,
    },
    footer: { js: '})(); }));' },
    // What the library of streams asks for are the kernel's own modules.
    external:
      part === 'streams'
        ? ['abort-controller', 'buffer', 'events', 'process/', 'string_decoder/']
        : [],
    plugins: [borrow(kernel), answerLibrary(join(kernel, 'globals/inspect-answers.ts'))],
  };
}

/** Leaves out of a part what the thread lends it. `kernel` is the kernel's folder. */
const borrow = (kernel: string): BuildPlugin => ({
  name: 'interleave:lent-modules',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
      const module = relative(kernel, join(resolveDir, path)).replaceAll('\\', '/');
      return Object.hasOwn(lentModules, module) ? { path: module, external: true } : undefined;
    });
  },
});
