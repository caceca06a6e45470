// A host that serves files below a path, on its own port: without headers, as GitHub Pages, or with some.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticHost {
  /** The address of the site: it ends in `/`. */
  readonly url: string;
  /** Serves this folder from now on, as after a deploy. */
  deploy(folder: string): void;
  /** How many requests there were. */
  requests(): number;
  /** Whether it answers: a reader of a host that is gone is as good as offline. */
  setUp(isUp: boolean): void;
  close(): Promise<void>;
}

/**
 * Serves `folder` below `base`, on any free port of the loopback interface. `send` gives a file to who
 * asked for it, whole unless told otherwise.
 */
export async function startStaticHost(
  folder: string,
  base: string,
  headers: Readonly<Record<string, string>> = {},
  send = (file: string, response: ServerResponse): void => {
    createReadStream(file).pipe(response);
  },
): Promise<StaticHost> {
  let root = folder;
  let count = 0;
  let isUp = true;
  const server: Server = createServer((request, response) => {
    count += 1;
    if (!isUp) {
      request.socket.destroy();
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname.slice(base.length)));
    const wanted = join(root, path.endsWith('/') || path === '.' ? `${path}/index.html` : path);
    const isThere =
      pathname.startsWith(base) &&
      wanted.startsWith(root) &&
      existsSync(wanted) &&
      statSync(wanted).isFile();
    const file = isThere ? wanted : join(root, '404.html');
    response.writeHead(isThere ? 200 : 404, {
      ...headers,
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'max-age=600',
    });
    send(file, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(port)}${base}`,
    deploy: (next) => {
      root = next;
    },
    requests: () => count,
    setUp: (up) => {
      isUp = up;
      if (!up) server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
