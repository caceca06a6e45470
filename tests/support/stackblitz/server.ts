// The stand-in for StackBlitz: its iframe on a local origin, with real Node behind it.
import { build } from 'esbuild';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocketServer, type WebSocket } from 'ws';
import { callLimit } from '../../../src/engine/limits.ts';
import type { NodeLine } from '../nodes.ts';
import { makeContainer, type Container } from './container.ts';
import { bend, nodeOptions, type Fault } from './faults.ts';
import { countProcesses } from './processes.ts';
import type { Reply, Request } from './wire.ts';

export interface StandIn {
  /**
   * Give this to the page as `WEBCONTAINER_API_IFRAME_URL`. Its host name holds a secret, without
   * which nothing is served; `*.localhost` is the machine itself in every browser.
   */
  readonly origin: string;
  /** From now on; `undefined` for good behaviour. */
  misbehave(fault: Fault | undefined): Promise<void>;
  /** Containers made from now on run this Node, whatever their files ask for. */
  serveNode(line: NodeLine): void;
  /** The containers lose all files that were put into them. */
  forgetFiles(): Promise<void>;
  /** The next call of that kind is answered with an error, and no other. */
  rejectOnce(kind: Request['kind']): void;
  /** How many containers there are now. */
  containers(): number;
  /** How many containers there ever were. */
  boots(): number;
  /** How many processes run, of all containers that there ever were. */
  running(): number;
  close(): Promise<void>;
}

/** Starts a stand-in on a port of the loopback interface; any free one by default. */
export async function startStandIn(port = 0): Promise<StandIn> {
  const token = randomBytes(16).toString('hex');
  const script = await frameScript();
  const containers = new Set<Container>();
  const made: Container[] = [];
  const sockets = new Set<Socket>();
  let fault: Fault | undefined;
  let rejectedOnce: Request['kind'] | undefined;
  let line: NodeLine | undefined;

  const server: Server = createServer((request, response) => {
    if (fault === 'silent') return;
    if (request.headers.host !== host() || !request.url?.startsWith('/headless')) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    const body = fault === 'no-init' ? '' : `<script type="module">${script}</script>`;
    response.end(`<!doctype html><title>stand-in</title>${body}`);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const upgrade = new WebSocketServer({
    server,
    verifyClient: ({ origin, req }: { origin: string; req: IncomingMessage }) =>
      req.headers.host === host() && origin === `http://${host()}`,
  });
  upgrade.on('connection', serve);

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen();
  ({ port } = server.address() as AddressInfo);
  function host(): string {
    return `s${token}.localhost:${String(port)}`;
  }

  function hangUp(): Promise<void> {
    if (!server.listening) return Promise.resolve();
    const closed = new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
    for (const socket of sockets) socket.destroy();
    return closed;
  }

  function serve(socket: WebSocket): void {
    let container: Container | undefined;
    const send = (reply: Reply, sent?: () => void): void => {
      socket.send(JSON.stringify(reply), sent);
    };

    async function drop(): Promise<void> {
      const dropped = container;
      container = undefined;
      if (!dropped) return;
      containers.delete(dropped);
      await dropped.close();
    }

    async function answer(request: Request): Promise<unknown> {
      if (request.kind === 'build') {
        await drop();
        container = await makeContainer(line);
        containers.add(container);
        made.push(container);
        return { cwd: container.home, path: '/bin' };
      }
      if (!container) throw new Error('there is no container');
      switch (request.kind) {
        case 'load':
          if (fault === 'load-slow' && request.payload.length > 100_000) {
            await sleep(callLimit + 1_000);
          }
          return container.load(Buffer.from(request.payload, 'base64'));
        case 'run': {
          const events = {
            output: (data: Buffer, more: () => void): void => {
              const parts = fault === 'cuts' ? pieces(data, 5) : [data];
              for (const part of parts) {
                const sent = part === parts.at(-1) ? more : undefined;
                send({ kind: 'output', process: number, data: part.toString('base64') }, sent);
              }
              if (fault === 'dies') socket.terminate();
            },
            exit: (code: number): void => {
              send({ kind: 'exit', process: number, code });
            },
            closed: (): void => {
              send({ kind: 'closed', process: number });
            },
          };
          const number = container.run(bend(request, fault), events, nodeOptions(fault));
          return number;
        }
        case 'write':
          container.write(request.process, request.text);
          if (fault === 'echo') {
            const shown = Buffer.from(request.text.replace('\u0004', '').replaceAll('\n', '\r\n'));
            send({ kind: 'output', process: request.process, data: shown.toString('base64') });
          }
          return undefined;
        case 'kill':
          if (fault !== 'kill-ignored') container.kill(request.process);
          return undefined;
        case 'remove':
          return container.remove(request.path);
        case 'read':
          return container.read(request.path);
        case 'list':
          return container.list(request.path);
        case 'teardown':
          return drop();
      }
    }

    socket.on('message', (data: Buffer) => {
      const request = JSON.parse(data.toString()) as Request;
      const { id, kind } = request;
      if (fault === `${kind}-hangs`) return;
      const rejects = fault === `${kind}-rejects` || rejectedOnce === kind;
      if (rejectedOnce === kind) rejectedOnce = undefined;
      const answered = rejects
        ? Promise.reject(new Error(`the stand-in was told to fail: ${kind}`))
        : answer(request);
      answered.then(
        (value) => {
          send({ kind: 'done', id, value });
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          send({ kind: 'failed', id, message });
        },
      );
    });
    socket.on('close', () => void drop());
  }

  return {
    origin: `http://${host()}`,
    misbehave: async (next) => {
      fault = next;
      if (fault === 'refuse') await hangUp();
      else if (!server.listening) await listen();
    },
    serveNode: (served) => {
      line = served;
    },
    forgetFiles: async () => {
      await Promise.all([...containers].map((container) => container.forget()));
    },
    rejectOnce: (kind) => {
      rejectedOnce = kind;
    },
    containers: () => containers.size,
    boots: () => made.length,
    running: () => countProcesses(made.flatMap((container) => container.groups())),
    close: async () => {
      for (const socket of upgrade.clients) socket.terminate();
      await hangUp();
      await Promise.all([...containers].map((container) => container.close()));
    },
  };
}

/** A chunk in pieces of so many bytes. */
function pieces(data: Buffer, size: number): Buffer[] {
  const count = Math.ceil(data.length / size);
  return Array.from({ length: count }, (_, i) => data.subarray(i * size, (i + 1) * size));
}

let bundle: Promise<string> | undefined;

/** The frame's script, built once however many stand-ins start. */
const frameScript = (): Promise<string> => (bundle ??= bundleFrame());

async function bundleFrame(): Promise<string> {
  const entry = fileURLToPath(new URL('frame.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
