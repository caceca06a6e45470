// `process.stdin`: it arrives in pieces, ends, and keeps alive only who reads it.
import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { StandardOutput } from '../../../src/node/wire/standard-output.ts';
import { createStandardStreams } from '../../../src/node/builtins/process/standard-streams.ts';
import { createLinkedInput } from '../../../src/node/thread/standard-input.ts';
import { runLoop } from './loop-harness.ts';

interface Scene {
  readonly stdin: Readable;
  readonly arrive: (text: string | null) => void;
}

const source = { pid: 1, threadId: 0 };

/** Runs a program until nothing keeps its loop alive; gives what was printed. */
async function withInput(program: (scene: Scene) => void): Promise<string> {
  let printed = '';
  const { empty } = runLoop((loop) => {
    const { pull, hear } = createLinkedInput();
    const thread = {
      loop,
      pull,
      output: new StandardOutput({
        source,
        facts: { outlets: { stdout: 'run', stderr: 'run' }, printed: undefined },
        reporter: {
          printed(_stream, text) {
            printed += text;
          },
          send: () => assert.fail(),
        },
        handOn: undefined,
        halt: () => assert.fail(),
      }),
    };
    const { streams } = createStandardStreams(thread, () => ({ Readable, Writable, Buffer }));
    streams.stdout.on('finish', () => undefined);
    const { stdin, stdout } = streams;
    stdin.on('data', (chunk: Buffer) => stdout.write(chunk));
    stdin.pause();
    program({
      stdin,
      arrive: hear,
    });
  });
  await empty;
  return printed;
}

test('pieces come in order and the end ends it', async () => {
  const printed = await withInput(({ stdin, arrive }) => {
    arrive('one ');
    stdin.resume();
    setTimeout(() => {
      arrive('two');
      arrive(null);
    }, 1);
  });
  assert.equal(printed, 'one two');
});

test('who has paused it is not kept alive by it', async () => {
  const printed = await withInput(({ stdin }) => {
    stdin.resume();
    stdin.pause();
  });
  assert.equal(printed, '');
});
