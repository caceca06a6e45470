// The kernel's scripts as text: a chunk of its own, loaded with the first Run, and one for each rare part.
import host from '../../node/frame-script.ts?iife';
import parts from '../../node/parts?scripts';
import rareParts from '../../node/parts/rare?loaders';
import main from '../../node/worker-script.ts?iife';
import { scriptBlob } from '../../node/wire/script-blob.ts';
import type { FrameBoot } from '../../node/wire/page.ts';

/** What the frame is sent to become a machine: with the rare parts, if threads cannot wait for them. */
export async function loadBoot(withRareParts: boolean): Promise<FrameBoot> {
  const rare = withRareParts ? Object.keys(rareParts) : [];
  const scripts = Object.entries(parts).map(([name, text]) => [name, scriptBlob(text)] as const);
  const rareScripts = rare.map(async (name) => [name, await loadRarePart(name)] as const);
  return {
    host,
    thread: {
      main: scriptBlob(main),
      parts: Object.fromEntries([...scripts, ...(await Promise.all(rareScripts))]),
    },
  };
}

/** A part that few programs need. Rejects where it cannot be loaded, and for a name that is of none. */
export async function loadRarePart(name: string): Promise<Blob> {
  const load = Object.hasOwn(rareParts, name) ? rareParts[name] : undefined;
  if (!load) throw new Error(`the kernel has no rare part ${name}`);
  return scriptBlob(await load());
}
