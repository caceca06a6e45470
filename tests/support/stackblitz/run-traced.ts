// A program in a container of the stand-in, traced as the StackBlitz engine traces it, without a browser.
import { randomUUID } from 'node:crypto';
import type { FileSystemTree } from '@webcontainer/api';
import { treeOf } from '../../../src/engine/stackblitz/tree.ts';
import { createTraceParser } from '../../../src/engine/trace/parser.ts';
import { tracePreload } from '../../../src/engine/trace/preload.ts';
import type { Program, RunEvent, RunOptions, RunResult } from '../../../src/engine/types.ts';
import type { NodeLine } from '../nodes.ts';
import { makeContainer, type Encoded } from './container.ts';

/** What a run told, and how it ended. */
export interface TracedRun {
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

/** Runs a program to its end. Aborting the signal kills it, and all that it started. */
export async function runTraced(
  program: Program,
  line: NodeLine,
  { signal, watch }: RunOptions,
): Promise<TracedRun> {
  const key = randomUUID();
  const preload = `.trace/${key}.cjs`;
  const container = await makeContainer(line);
  const begun = performance.now();
  try {
    const files = treeOf({ ...program.files, [preload]: tracePreload(key, { watch }) });
    await container.load(Buffer.from(JSON.stringify(encode(files))));
    const parser = createTraceParser(key, () => performance.now());
    const decoder = new TextDecoder();
    const events: RunEvent[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    let code = 0;
    const number = container.run(
      {
        command: 'node',
        args: ['--require', `${container.home}/${preload}`, program.entry, ...program.args],
        env: program.env,
      },
      {
        output: (data, more) => {
          events.push(...parser.push(decoder.decode(data, { stream: true })));
          more();
        },
        exit: (exitCode) => (code = exitCode),
        closed: () => resolve(code),
      },
    );
    container.write(number, '\u0004');
    await promise;
    events.push(...parser.end({ code, signal: null }));
    const duration = performance.now() - begun;
    return { events, result: { kind: 'exited', code, signal: null, duration } };
  } finally {
    await container.close();
  }
}

/** The tree as the client sends it. */
function encode(tree: FileSystemTree): Encoded {
  const nodes = Object.entries(tree).map(([name, node]): [string, Encoded] => {
    if ('directory' in node) return [name, encode(node.directory)];
    if ('contents' in node.file) return [name, { f: { c: String(node.file.contents) } }];
    throw new TypeError(`${name} is a link, which no program has`);
  });
  return { d: Object.fromEntries(nodes) };
}
