// The one container that a page may have: the only place that imports the official client.
import type * as Client from '@webcontainer/api';
import type { WebContainer } from '@webcontainer/api';
import { bootLimit } from '../limits.ts';
import { EngineError, type BootOptions, type EngineFailure } from '../types.ts';
import { within } from '../within.ts';
import { stackblitzOrigin } from './reachability.ts';

interface Attempt {
  readonly container: Promise<WebContainer>;
  /** When it began, on the page's clock; long ago once the network has gone meanwhile. */
  since: number;
  /** Settles when the iframe has loaded and says so. */
  readonly loaded: Promise<void>;
}

let attempt: Attempt | undefined;

/** The client loads one iframe in the life of a page: once that is dead, no boot can succeed. */
let frameIsDead = false;

const hopeless = (failure: EngineFailure, cause?: unknown): EngineError =>
  new EngineError('stackblitz', failure, { cause, needsReload: true });

let client: Promise<typeof Client> | undefined;

/** The client, told the key of the site if it was built with one: that must come before any boot. */
async function loadClient(): Promise<typeof Client> {
  const loaded = await import('@webcontainer/api');
  const key = import.meta.env.PUBLIC_WEBCONTAINER_API_KEY;
  if (key) loaded.configureAPIKey(key);
  return loaded;
}

async function boot(): Promise<WebContainer> {
  client ??= loadClient();
  client.catch(() => (client = undefined));
  const { WebContainer } = await client;
  return WebContainer.boot({ coep: 'require-corp', workdirName: 'interleave' });
}

function begin(): Attempt {
  const origin = stackblitzOrigin();
  const loaded = new Promise<void>((resolve) => {
    const listen = ({ origin: from, data }: MessageEvent<unknown>): void => {
      const isInit = (data as { type?: unknown } | null)?.type === 'init';
      if (from !== origin || !isInit) return;
      removeEventListener('message', listen);
      resolve();
    };
    addEventListener('message', listen);
  });
  const container = boot();
  container.catch(() => (attempt = undefined));
  return { container, since: performance.now(), loaded };
}

/**
 * Boots a container, or joins the boot under way. The client never rejects when its iframe does
 * not load, and never loads a second one: a boot that is past its limit, or was cut off from the
 * network, stays the only one until the page is loaded anew. It is then reported as too slow
 * without any wait, unless it has come late.
 */
export async function bootContainer({ signal, onStage }: BootOptions): Promise<WebContainer> {
  if (frameIsDead) throw hopeless('broken');
  attempt ??= begin();
  const current = attempt;
  const { container, since, loaded } = current;
  onStage('loading');
  let waiting = true;
  void loaded.then(() => {
    if (waiting) onStage('starting');
  });
  const left = Math.max(0, bootLimit - (performance.now() - since));
  const cut = new AbortController();
  const onOffline = (): void => {
    current.since = -Infinity;
    cut.abort(hopeless('offline'));
  };
  addEventListener('offline', onOffline);
  const given = AbortSignal.any([signal, cut.signal]);
  try {
    return await within(left, container, () => hopeless('too-slow'), given);
  } catch (error) {
    if (error instanceof EngineError || signal.aborted) throw error;
    throw new EngineError('stackblitz', 'broken', { cause: error });
  } finally {
    waiting = false;
    removeEventListener('offline', onOffline);
  }
}

/** Tears the container down; the next boot gives a new one. */
export function discardContainer(container: WebContainer): void {
  attempt = undefined;
  try {
    container.teardown();
  } catch {
    // It was torn down before.
  }
}

/** Gives up a container that no longer answers, and the iframe it lived in. */
export function buryContainer(): void {
  attempt = undefined;
  frameIsDead = true;
  containerFrame()?.remove();
}

/** The iframe of the client, as long as it hangs in the page. */
export function containerFrame(): HTMLIFrameElement | undefined {
  const prefix = `${stackblitzOrigin()}/headless`;
  return [...document.querySelectorAll('iframe')].find(({ src }) => src.startsWith(prefix));
}
