// The one container that a page may have: the only place that imports the official client.
import type { WebContainer } from '@webcontainer/api';
import { bootLimit } from '../limits.ts';
import { EngineError, type BootOptions } from '../types.ts';
import { within } from '../within.ts';
import { stackblitzOrigin } from './reachability.ts';

interface Attempt {
  readonly container: Promise<WebContainer>;
  readonly since: number;
  /** Settles when the iframe has loaded and says so. */
  readonly loaded: Promise<void>;
}

let attempt: Attempt | undefined;

async function boot(): Promise<WebContainer> {
  const { WebContainer } = await import('@webcontainer/api');
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
 * not load, and never loads a second one: a boot that is past its limit stays the only one until
 * the page is reloaded. It is then reported as too slow without any wait, unless it has come late.
 */
export async function bootContainer({ signal, onStage }: BootOptions): Promise<WebContainer> {
  attempt ??= begin();
  const { container, since, loaded } = attempt;
  onStage('loading');
  let waiting = true;
  void loaded.then(() => {
    if (waiting) onStage('starting');
  });
  const left = Math.max(0, bootLimit - (performance.now() - since));
  try {
    return await within(left, container, () => new EngineError('stackblitz', 'too-slow'), signal);
  } catch (error) {
    if (error instanceof EngineError || signal.aborted) throw error;
    throw new EngineError('stackblitz', 'broken', { cause: error });
  } finally {
    waiting = false;
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
