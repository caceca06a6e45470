// What the Node of a container is, and whether it loads the preload: asked once, after the boot.
import type { WebContainerProcess } from '@webcontainer/api';
import { createTraceParser } from '../trace/parser.ts';
import { isUnknown } from '../types.ts';
import { readAll } from './run.ts';

/** Starts Node with these arguments. */
type Spawn = (args: string[]) => Promise<WebContainerProcess>;

/** What a container answers. */
export interface NodeAnswer {
  /** As `process.version` spells it. */
  readonly nodeVersion: string;
  /** Whether programs can be traced there. */
  readonly isTraced: boolean;
}

/**
 * Asks by a program that is started as all will be: `requiring` are the options that load the preload
 * of `key`. Where that fails, Node is asked without it. Rejects where nothing answers like a Node.
 */
export async function asksNode(
  spawn: Spawn,
  requiring: string[],
  key: string,
): Promise<NodeAnswer> {
  const output = await readAll(spawn([...requiring, '-p', 'process.version']));
  const parser = createTraceParser(key, () => 0);
  const events = [...parser.push(output), ...parser.end({ code: null, signal: null })];
  const said = events.find((event) => 'text' in event && !isUnknown(event.source));
  const traced = said && 'text' in said && versionIn(said.text);
  if (traced) return { nodeVersion: traced, isTraced: true };
  const nodeVersion = versionIn(await readAll(spawn(['--version'])));
  if (nodeVersion === undefined) throw new Error('there is no Node in the container');
  return { nodeVersion, isTraced: false };
}

const versionIn = (text: string): string | undefined => /^v\d+\.\d+\.\d+\S*/m.exec(text)?.[0];
