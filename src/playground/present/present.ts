// A block that fills the screen, for a lecture: the same block, with what it holds, until it is ended.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import { loadSheet } from '../../styles/load-sheet.ts';
import sheet from '../../styles/present.css?url';
import type { Block } from '../block/block.ts';
import { hideTimelines, showTimelines } from '../timeline/actions.ts';
import { wantsTimeline } from '../timeline/wish.ts';
import { forgetPresent } from '../keeping/presenting.ts';
import { divide } from './sides.ts';
import { obeyKey } from './keys.ts';
import { followRuns } from './runs.ts';
import { fillScreen } from './screen.ts';
import { presentTools, type PresentOrders } from './tools.ts';
import { TypeSize } from './type-size.ts';
import { takeWindow } from './window.ts';

/** The block that fills the screen, if one does. */
let shown: Block | undefined;

/** Has a block fill the window; the whole `screen`, if that is wished, where the browser allows it. */
export async function present(block: Block, screen = false): Promise<void> {
  const [{ tools }] = await Promise.all([loadBlockStrings(), loadSheet(sheet)]);
  if (shown || !block.root.isConnected) return;
  shown = block;
  const { root } = block;
  const { scrollY } = globalThis;
  const giveWindowBack = takeWindow(root, block.title);
  const sides = divide(block);
  const sizes = [new TypeSize(sides.code), new TypeSize(sides.run)];
  const over = new AbortController();
  const { signal } = over;
  const orders: PresentOrders = {
    step: (by) => {
      for (const size of sizes) size.step(by);
    },
    end: () => over.abort(),
  };
  const bar = presentTools(tools, orders);
  block.part('bar').append(bar);

  const fit = (most?: 'now'): void => {
    for (const size of sizes) void size.fit(most);
  };
  block.button(block.running ? 'stop' : 'run').focus({ preventScroll: true });
  followRuns(block, sides.run, signal);
  document.addEventListener('keydown', (event) => obeyKey(event, orders), { signal });
  addEventListener('resize', () => fit(), { signal });
  root.addEventListener('run-end', () => fit('now'), { signal });
  signal.addEventListener('abort', () => {
    shown = undefined;
    bar.remove();
    for (const size of sizes) size.forget();
    sides.join();
    // A run that goes on keeps the block as high as it was when it began: as the window.
    root.style.minHeight = '';
    giveWindowBack();
    if (!root.isConnected) return;
    if (!wantsTimeline()) hideTimelines(block);
    forgetPresent();
    scrollTo({ top: scrollY, behavior: 'instant' });
    block.button('present').focus({ preventScroll: true });
  });
  // The page may become another by a step back.
  const watch = new MutationObserver(() => root.isConnected || orders.end());
  watch.observe(document.body, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());

  if (screen) void fillScreen(orders.end, signal);
  // Nothing waits for the timelines but the size of what they are part of.
  showTimelines(block)
    .then(() => fit())
    .catch(reportError);
}
