// The kernel's scripts as text: a chunk of its own, loaded with the first Run.
import host from '../../node/frame-script.ts?iife';
import parts from '../../node/parts?scripts';
import main from '../../node/worker-script.ts?iife';
import { scriptBlob } from '../../node/wire/script-blob.ts';
import type { FrameBoot } from '../../node/wire/page.ts';

/** What the frame is sent to become a machine. */
export const kernel: FrameBoot = {
  host,
  thread: {
    main: scriptBlob(main),
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, scriptBlob(text)]),
    ),
  },
};
