// What kind of module a file is.
import type { Files } from '../disk/program-files.ts';
import { pathToFileURL } from '../paths/file-url.ts';
import { extname } from '../paths/posix.ts';
import { packageJsonOf } from './package-targets.ts';
import type { Packages } from './packages.ts';
import type { GetRewriting } from './rewriting.ts';
import type { Warn } from '../values/warn.ts';

type Format = 'module' | 'commonjs' | 'json' | 'wasm' | 'addon';

export interface Formats {
  /** By extension and the nearest package.json; undefined where the text must tell, or nothing can. */
  byName(path: string): Format | undefined;
  /** Whether an entry is for `import`, whatever its text is. */
  isForImport(path: string): boolean;
  /** Whether text that is no CommonJS, or no script, is an ES module's: surely, or so it seems. */
  looksLikeEsm(text: string, otherwise?: 'script'): 'surely' | 'so it seems' | undefined;
  /** The kind of a file that `byName` has no answer for. */
  byText(path: string, text: string): 'module' | 'commonjs';
  /** Says that a package would better say itself what its files are. */
  warnOfDetection(path: string): void;
}

export interface FormatNeeds {
  readonly files: Files;
  readonly packages: Packages;
  readonly rewriting: GetRewriting;
  readonly warn: Warn;
}

const byExtension: Readonly<Record<string, Format>> = {
  '.mjs': 'module',
  '.cjs': 'commonjs',
  '.json': 'json',
  '.wasm': 'wasm',
  '.node': 'addon',
};

/** A first look: without one of these words a text is CommonJS. */
const wordsOfEsm =
  /\b(?:import|export|await)\b|\b(?:const|let|class)\s+(?:exports|require|module|__filename|__dirname)\b/u;

export function createFormats({ files, packages, rewriting, warn }: FormatNeeds): Formats {
  const warned = new Set<string>();

  function failureOf(text: string, goal: 'module' | 'script'): string | undefined {
    try {
      rewriting().parse(text, goal);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  function looksLikeEsm(text: string, otherwise?: 'script'): ReturnType<Formats['looksLikeEsm']> {
    if (!wordsOfEsm.test(text)) return undefined;
    const body = text.replace(/^#!.*/u, '');
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${body}\n})`;
    const failure = failureOf(otherwise === 'script' ? text : wrapped, 'script');
    if (failure === undefined) return undefined;
    if (/'import' and 'export' may|'import\.meta'/u.test(failure)) return 'surely';
    return failureOf(text, 'module') === undefined ? 'so it seems' : undefined;
  }

  return {
    byName(path) {
      const extension = extname(path);
      if (extension !== '.js' && extension !== '') return byExtension[extension];
      const type = packages.around(path)?.type;
      return type === 'module' || type === 'commonjs' ? type : undefined;
    },
    isForImport(path) {
      const extension = extname(path);
      if (extension === '.mjs' || extension === '.cjs') return extension === '.mjs';
      return packages.around(path)?.type === 'module';
    },
    looksLikeEsm,
    byText(path, text) {
      if (looksLikeEsm(text) === undefined) return 'commonjs';
      this.warnOfDetection(path);
      return 'module';
    },
    warnOfDetection(path) {
      if (warned.has(path) || path.includes('/node_modules/')) return;
      const from = packages.around(path);
      if (!from) return;
      warned.add(path);
      const { href } = pathToFileURL(files.realPath(path));
      warn(
        `Module type of ${href} is not specified and it doesn't parse as CommonJS.\n` +
          'Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n' +
          `To eliminate this warning, add "type": "module" to ${packageJsonOf(from.folder)}.`,
        undefined,
        'MODULE_TYPELESS_PACKAGE_JSON',
      );
    },
  };
}
