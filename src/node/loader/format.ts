// Whether a file is an ES module or CommonJS.
import type { Files } from '../disk/program-files.ts';
import { extname } from '../paths/posix.ts';
import { createPackages } from './packages.ts';
import type { GetRewriting } from './sources.ts';

export interface Formats {
  /** By extension, then by the nearest package.json, then by what the text looks like, as in Node. */
  isEsm(path: string): boolean;
}

export function createFormats(files: Files, rewriting: GetRewriting): Formats {
  const packages = createPackages(files);

  function parses(text: string, goal: 'module' | 'commonjs'): boolean {
    try {
      rewriting().parse(text, goal);
      return true;
    } catch {
      return false;
    }
  }

  function packageType(path: string): 'module' | 'commonjs' | undefined {
    const type = packages.around(path)?.type;
    return type === 'module' || type === 'commonjs' ? type : undefined;
  }

  return {
    isEsm(path) {
      const extension = extname(path);
      if (extension !== '.js') return extension === '.mjs';
      const type = packageType(path);
      if (type !== undefined) return type === 'module';
      const text = files.read(path) ?? '';
      // Text that is neither is CommonJS: that gets to complain.
      return (
        /\b(?:import|export|await)\b/u.test(text) &&
        !parses(text, 'commonjs') &&
        parses(text, 'module')
      );
    },
  };
}
