// What a presented block shows of its runs: the last thing that was asked for.

import type { Block } from '../block/block.ts';

/** Brings what comes into sight, `run` being the side where it comes: a run's output, or outcomes of many. */
export function followRuns(block: Block, run: HTMLElement, signal: AbortSignal): void {
  const show = (part: Element): void => part.scrollIntoView({ block: 'start' });
  block.root.addEventListener('run-start', () => show(block.part('panel')), { signal });
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof HTMLElement && node.matches('.outcomes')) show(node);
      }
    }
  });
  watch.observe(run, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
}
