// A script for `@webcontainer/api`, and for what says that it has the same methods.
import type { FileSystemTree, WebContainer } from '@webcontainer/api';

/** The part of the API that the built-in engine has. */
export interface ContainerLike {
  mount(tree: FileSystemTree): Promise<void>;
  spawn: WebContainer['spawn'];
  readonly fs: {
    readFile(path: string, encoding: 'utf8'): Promise<string>;
    readdir(path: string): Promise<string[]>;
    rm(path: string, options: { recursive: true }): Promise<void>;
  };
  readonly workdir: string;
  teardown(): void;
}

export interface Found {
  readonly output: string;
  readonly code: number;
  readonly killedCode: number;
  readonly written: string;
  readonly names: readonly string[];
  readonly namesAfterwards: readonly string[];
  readonly refused: boolean;
  readonly isAbsolute: boolean;
}

declare global {
  /** Runs the script on a fresh container of this page's. */
  var runContainerScript: () => Promise<Found>;
}

const main = `import { readFileSync, writeFileSync } from 'node:fs';
import { part } from './folder/part.mjs';
console.log(part, process.argv.slice(2).join(' '), process.env.COLOUR, process.env.COUNT);
console.error('to stderr');
let read = '';
for await (const text of process.stdin) {
  read += text;
  if (read.includes('\\n')) break;
}
console.log('read', read.trim());
writeFileSync('written.txt', readFileSync('note.txt', 'utf8') + '!');
process.exit(5);`;

async function textOf(output: ReadableStream<string>): Promise<string> {
  let text = '';
  for (const reader = output.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) return text.replaceAll('\r\n', '\n');
    text += value;
  }
}

/** Makes a page run the script on what `boot` gives. */
export function offerScript(boot: () => Promise<ContainerLike>): void {
  globalThis.runContainerScript = async () => {
    const container = await boot();
    await container.mount({
      'main.mjs': { file: { contents: main } },
      'note.txt': { file: { contents: 'a note' } },
      'hot.mjs': { file: { contents: "process.stdout.write('hot'); for (;;);" } },
      folder: {
        directory: { 'part.mjs': { file: { contents: "export const part = 'imported';" } } },
      },
    });
    const env = { COLOUR: 'red', COUNT: 2 };
    const process = await container.spawn('node', ['main.mjs', 'one', 'two'], { env });
    const writer = process.input.getWriter();
    await writer.write('a line\n');
    const [output, code] = await Promise.all([textOf(process.output), process.exit]);

    const hot = await container.spawn('node', ['hot.mjs']);
    await hot.output.getReader().read();
    hot.kill();
    const killedCode = await hot.exit;

    const written = await container.fs.readFile('written.txt', 'utf8');
    const names = (await container.fs.readdir('.')).toSorted();
    await container.fs.rm('folder', { recursive: true });
    const namesAfterwards = (await container.fs.readdir('.')).toSorted();
    const refused = await container.spawn('no-such-command').then(
      () => false,
      () => true,
    );
    const isAbsolute = container.workdir.startsWith('/');
    container.teardown();
    return {
      output,
      code,
      killedCode,
      written,
      names,
      namesAfterwards,
      refused,
      isAbsolute,
    };
  };
}
