// Serves one isolated page, under the site's strict policy, on which the built-in engine runs.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { textImport, textModule } from '../../../src/engine/builtin/bundle-text-plugin.ts';
import { bootstrapHash } from '../../../src/engine/builtin/frame-document.ts';

/** The site's own policy, with what the engine adds to it: the hash. */
const policy = [
  "default-src 'none'",
  `script-src 'self' blob: '${bootstrapHash}'`,
  "worker-src 'self' blob: data:",
  'frame-src https://stackblitz.com',
].join('; ');

/** What bundle-text-plugin.ts does in Vite, for esbuild. */
const bundleText: Plugin = {
  name: 'bundle-text',
  setup(build) {
    build.onResolve({ filter: textImport }, ({ path, resolveDir }) => {
      return { path: join(resolveDir, path), namespace: 'text' };
    });
    build.onLoad({ filter: /.*/, namespace: 'text' }, async ({ path }) => {
      const { code } = await textModule(path);
      return { contents: code, resolveDir: dirname(path) };
    });
  },
};

export interface BuiltinPage {
  readonly url: string;
  close(): Promise<void>;
}

/** The script of the page that the engine's own tests use: see page.ts. */
export const ownPage = fileURLToPath(new URL('page.ts', import.meta.url));

/** Builds a page around a script and serves it on a free port, or on the one given. */
export async function serveBuiltinPage(port = 0, entry = ownPage): Promise<BuiltinPage> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [bundleText],
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    const html =
      '<!doctype html><title>built-in engine</title><script type="module" src="/page.js"></script>';
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(bound)}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
