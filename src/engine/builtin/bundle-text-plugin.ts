// A Vite plugin: `import text from './x.ts?iife'` is the text of x.ts, bundled as one classic script.
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import type { Plugin } from 'vite';
import { hook } from '../../node/loader/evaluate-script.ts';

const suffix = '?iife';

/** The same text in `astro dev` and `astro build`; in dev it is made again when a part of it changes. */
export function bundleText(): Plugin {
  return {
    name: 'interleave:bundle-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const file = await this.resolve(source.slice(0, -suffix.length), importer);
      return file && `${file.id}${suffix}`;
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      const { text, inputs } = await bundleAsText(id.slice(0, -suffix.length));
      for (const input of inputs) this.addWatchFile(input);
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

/**
 * What the kernel uses of the global scope, held from before any program runs: a program may put other
 * things under these names, and a script of `node -e` may declare them. Not what Node has instead.
 */
const heldGlobals = [
  ...['AbortController', 'AbortSignal', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'Blob'],
  ...['Boolean', 'DOMException', 'DataView', 'Date', 'Error', 'Event', 'EventTarget', 'Int32Array'],
  ...['BroadcastChannel', 'JSON', 'Map', 'Math', 'MessageChannel', 'MessageEvent', 'MessagePort'],
  ...['Number', 'Object', 'Promise', 'Proxy', 'RangeError'],
  ...['ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol'],
  ...['SyntaxError', 'TextDecoder', 'TextEncoder', 'TypeError', 'URL', 'Uint8Array', 'WeakMap'],
  ...['WeakRef', 'WeakSet', 'performance', 'queueMicrotask', 'structuredClone'],
];

/** Files of this folder become parts: see `parts.ts` of the kernel. */
const partsFolder = /\/src\/node\/parts\/(\w+)\.ts$/u;

/** Bundles a file and all that it imports into one script that needs nothing else. */
export async function bundleAsText(
  file: string,
): Promise<{ readonly text: string; readonly inputs: readonly string[] }> {
  const part = partsFolder.exec(file.replaceAll('\\', '/'))?.[1];
  const result = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    ...(part === undefined ? { format: 'iife' } : partOptions(part)),
    platform: 'browser',
    target: 'es2022',
    legalComments: 'eof',
    // Names stay: programs see those of classes and functions when they print them, and in a stack
    // trace (`at Worker.<anonymous>`), where `keepNames` does not put them back.
    keepNames: part !== 'rewriting',
    minifyIdentifiers: part === 'rewriting',
    minifySyntax: true,
    minifyWhitespace: true,
    absWorkingDir: process.cwd(),
  });
  const [output] = result.outputFiles;
  const inputs = Object.keys(result.metafile.inputs).map((input) => `${process.cwd()}/${input}`);
  const script = `(() => { const { ${heldGlobals.join(', ')} } = globalThis;\n${output?.text ?? ''}\n})();`;
  // The name by which the kernel knows its own frames in a stack trace: `kernelScript`.
  return { text: `${script}\n//# sourceURL=node:internal\n`, inputs };
}

/** A part is CommonJS in a function, which is handed to the kernel by the hook it loads scripts with. */
function partOptions(
  part: string,
): Pick<BuildOptions, 'format' | 'banner' | 'footer' | 'external'> {
  return {
    format: 'cjs',
    // In parentheses, a function is read once, and not first to skip it.
    banner: { js: `${hook}((function (require, module) { let { exports } = module;` },
    footer: { js: '}));' },
    // What the library of streams asks for are the kernel's own modules.
    external:
      part === 'streams'
        ? ['abort-controller', 'buffer', 'events', 'process/', 'string_decoder/']
        : [],
  };
}
