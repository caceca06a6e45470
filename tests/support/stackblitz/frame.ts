// Runs in the stand-in's iframe: speaks the official client's protocol to the page, and passes
// every call on to the server.

// The client's own copy: the wire format of Comlink differs between its versions.
import { Comlink } from '../../../node_modules/@webcontainer/api/dist/vendor/index.js';
import type { Call, Reply } from './wire.ts';

type Listener = (data: Uint8Array | null) => void;
interface Listened {
  readonly output: Listener | undefined;
  readonly exited: (code: number) => void;
}

const socket = new WebSocket(`ws://${location.host}/socket`);
const calls = new Map<number, { resolve: (value: unknown) => void; reject: (e: Error) => void }>();
const processes = new Map<number, Listened>();
let lastCall = 0;

/** Never settles once the server is gone: that is how a dead frame looks from the page. */
function call(request: Call): Promise<unknown> {
  lastCall += 1;
  const id = lastCall;
  socket.send(JSON.stringify({ ...request, id }));
  return new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
}

socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const reply = JSON.parse(data) as Reply;
  switch (reply.kind) {
    case 'done':
      calls.get(reply.id)?.resolve(reply.value);
      break;
    case 'failed':
      calls.get(reply.id)?.reject(new Error(reply.message));
      break;
    case 'output':
      processes.get(reply.process)?.output?.(bytesOf(reply.data));
      break;
    case 'exit':
      processes.get(reply.process)?.exited(reply.code);
      break;
    case 'closed':
      processes.get(reply.process)?.output?.(null);
  }
});

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

const fileSystem = {
  rm: (path: string) => call({ kind: 'remove', path }),
  readFile: (path: string) => call({ kind: 'read', path }),
  readdir: (path: string) => call({ kind: 'list', path }),
};

interface Spawn {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const instanceOf = (runtimeInfo: unknown) => ({
  fs: () => Comlink.proxy(fileSystem),
  previewScript: () => '',
  runtimeInfo: () => runtimeInfo,
  loadFiles: (payload: Uint8Array) => call({ kind: 'load', payload: base64Of(payload) }),
  run: async (spawn: Spawn, _stdout: unknown, _stderr: unknown, output?: Listener) => {
    const { command, args, cwd, env } = spawn;
    const started = call({
      kind: 'run',
      command,
      args,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    });
    const process = (await started) as number;
    const onExit = new Promise<number>((exited) => processes.set(process, { output, exited }));
    return Comlink.proxy({
      onExit,
      write: (text: string) => call({ kind: 'write', process, text }),
      resize: () => undefined,
      kill: () => call({ kind: 'kill', process }),
    });
  },
  on: () => Comlink.proxy(() => undefined),
  teardown: () => call({ kind: 'teardown' }),
});

const server = {
  build: async () => Comlink.proxy(instanceOf(await call({ kind: 'build' }))),
};

socket.addEventListener('open', () => {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose(server, port1);
  parent.postMessage({ type: 'init' }, '*', [port2]);
});
