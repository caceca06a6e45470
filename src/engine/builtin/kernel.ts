// The kernel's scripts as text: a chunk of its own, loaded with the first Run.
import host from '../../node/frame-script.ts?iife';
import asserting from '../../node/parts/asserting.ts?iife';
import buffer from '../../node/parts/buffer.ts?iife';
import cluster from '../../node/parts/cluster.ts?iife';
import files from '../../node/parts/files.ts?iife';
import hashes from '../../node/parts/hashes.ts?iife';
import inspecting from '../../node/parts/inspecting.ts?iife';
import measuring from '../../node/parts/measuring.ts?iife';
import readline from '../../node/parts/readline.ts?iife';
import rewriting from '../../node/parts/rewriting.ts?iife';
import streams from '../../node/parts/streams.ts?iife';
import utilities from '../../node/parts/utilities.ts?iife';
import webstreams from '../../node/parts/webstreams.ts?iife';
import main from '../../node/worker-script.ts?iife';
import type { FrameBoot } from '../../node/wire/host.ts';

const parts = {
  asserting,
  buffer,
  cluster,
  files,
  hashes,
  inspecting,
  measuring,
  readline,
  rewriting,
  streams,
  utilities,
  webstreams,
};

/** What the frame is sent to become a machine. */
export const kernel: FrameBoot = { host, thread: { main, parts } };
