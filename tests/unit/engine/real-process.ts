// Real Node as a process of a container: its output as the official client hands it on.
import { spawn } from 'node:child_process';
import type { WebContainerProcess } from '@webcontainer/api';

export interface ProcessOptions {
  readonly cwd?: string;
  /** As a terminal: ends lines with `\r\n`, and repeats what is typed. */
  readonly terminal?: boolean;
  /** Hands the output on in pieces of so many bytes. */
  readonly piece?: number;
}

/** Starts Node, both of whose streams lead to one pipe. */
export function startNode(
  args: readonly string[],
  options: ProcessOptions = {},
): WebContainerProcess {
  const { cwd, terminal = false, piece = Infinity } = options;
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', process.execPath, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // As in the client: nothing is carried over from one piece to the next.
  const decoder = new TextDecoder();
  let say: (bytes: Buffer) => void = () => undefined;
  const output = new ReadableStream<string>({
    start(controller) {
      say = (bytes) => {
        const text = bytes.toString('latin1');
        const shown = Buffer.from(terminal ? text.replaceAll('\n', '\r\n') : text, 'latin1');
        for (let at = 0; at < shown.length; at += piece) {
          controller.enqueue(
            decoder.decode(shown.subarray(at, Math.min(at + piece, shown.length))),
          );
        }
      };
      child.stdout.on('data', say);
      child.stdout.once('end', () => {
        controller.close();
      });
    },
  });
  const input = new WritableStream<string>({
    write(text) {
      if (text === '\u0004') child.stdin.end();
      else {
        if (terminal) say(Buffer.from(text));
        child.stdin.write(text);
      }
    },
  });
  return {
    input,
    output,
    exit: new Promise((resolve) =>
      child.once('exit', (code) => {
        resolve(code ?? 137);
      }),
    ),
    kill: () => child.kill('SIGKILL'),
    resize: () => undefined,
  };
}
