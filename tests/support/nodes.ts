// The Nodes that the tests run programs in: the pinned one, and the older ones of tests/nodes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A line of Node that the course is written for; '24' is the one that the project pins. */
export type NodeLine = '20' | '22' | '24';

const folder = fileURLToPath(new URL('../nodes/', import.meta.url));

function packageOf(line: NodeLine): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${line}-${platform}-${process.arch}`;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Whether the older Nodes are there, in the versions that tests/nodes/package.json pins. */
function areInstalled(): boolean {
  const { optionalDependencies: pins } = readJson(`${folder}package.json`) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  return (['20', '22'] as const).every((line) => {
    const name = packageOf(line);
    const installed = `${folder}node_modules/${name}/package.json`;
    if (!existsSync(installed)) return false;
    const { version } = readJson(installed) as { readonly version: string };
    return pins[name]?.endsWith(`@${version}`);
  });
}

/** Installs the older Nodes, unless they are there. Throws a sentence where that fails. */
export function installNodes(): void {
  if (areInstalled()) return;
  const install = ['ci', '--ignore-scripts', '--no-bin-links'];
  spawnSync('npm', install, { cwd: folder, stdio: 'inherit' });
  if (!areInstalled()) {
    throw new Error('Node 20 and 22, which the tests need, could not be installed: see above');
  }
}

/** The path of a Node. Throws a sentence where it is not installed. */
export function nodePath(line: NodeLine): string {
  if (line === '24') return process.execPath;
  const path = `${folder}node_modules/${packageOf(line)}/bin/node`;
  if (!existsSync(path)) throw new Error(`Node ${line} is not installed: run \`npm run nodes\``);
  return path;
}
