// Packages of this project's own, each bundled and minified into one ES module.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = 'node_modules';

/** Longer ones are mostly data. */
const mostBytes = 300_000;

interface Manifest {
  readonly name: string;
  readonly type?: string;
  readonly module?: string;
  readonly exports?: unknown;
}

/** The names of packages that say they have ES modules. */
function packageNames(): string[] {
  const names = readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((own) => `${name}/${own}`) : [name],
  );
  return names.filter((name) => {
    try {
      const text = readFileSync(join(folder, name, 'package.json'), 'utf8');
      const { type, module } = JSON.parse(text) as Manifest;
      return type === 'module' || module !== undefined;
    } catch {
      return false;
    }
  });
}

/** As many as are asked for, or there are: files by name, each with a package in it. */
export async function minifiedPackages(count: number): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const name of packageNames()) {
    if (Object.keys(files).length === count) break;
    const text = await minified(name);
    if (text !== undefined) files[`${name.replaceAll('/', '-')}.mjs`] = text;
  }
  return files;
}

async function minified(name: string): Promise<string | undefined> {
  try {
    const { outputFiles } = await build({
      stdin: { contents: `export * as whole from ${JSON.stringify(name)}`, resolveDir: '.' },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
    });
    const [file] = outputFiles;
    return file && file.contents.length < mostBytes ? file.text : undefined;
  } catch {
    return undefined;
  }
}
