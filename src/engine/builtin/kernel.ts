// The kernel's two scripts as text: a chunk of its own, loaded with the first Run.
import host from '../../node/frame.ts?iife';
import thread from '../../node/thread.ts?iife';
import type { FrameBoot } from '../../node/protocol.ts';

/** What the frame is sent to become a machine. */
export const kernel: FrameBoot = { host, thread };
