// The sandboxed frame that programs run in: an origin of its own, with nothing of the site's in reach.
import { EngineError } from '../types.ts';
import { frameDocument } from './frame-document.ts';

/** A frame that says it is there takes milliseconds; a machine under load may take seconds. */
const loadLimit = 10_000;

/** Puts an empty frame into the page. Rejects with {@link EngineError}, or with the signal's reason. */
export async function loadFrame(signal: AbortSignal): Promise<HTMLIFrameElement> {
  signal.throwIfAborted();
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.allow = 'cross-origin-isolated';
  frame.hidden = true;
  frame.title = 'Interleave';
  frame.srcdoc = frameDocument;
  try {
    await new Promise<void>((resolve, reject) => {
      const limit = AbortSignal.timeout(loadLimit);
      limit.addEventListener('abort', () => {
        reject(new EngineError('builtin', 'too-slow'));
      });
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      frame.addEventListener('load', () => {
        resolve();
      });
      document.body.append(frame);
    });
    return frame;
  } catch (error) {
    frame.remove();
    throw error;
  }
}

/**
 * Tells whether a loaded frame is in the page and, as far as the browser lets a page see, its process
 * lives: with that goes the frame within, in Chromium at once. Elsewhere a dead frame may look alive.
 */
export function lifeSignsOf(frame: HTMLIFrameElement): () => boolean {
  const within = (): number => frame.contentWindow?.length ?? 0;
  const atFirst = within();
  return () => frame.isConnected && within() >= atFirst;
}
