// What the commands that record have in common: which programs, what must hold of a run, where it is kept.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent, RunResult } from '../../engine/types.ts';
import { checkProperty, type Property } from '../property.ts';
import { projectRoot } from './folder.ts';

interface Recordable {
  readonly id: string;
  readonly property: Property;
}

/** One run, as it is judged and kept. */
export interface RecordedRun {
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
  /** That of `recorded.json`. */
  readonly text: string;
  /** What is said of it beside its file. */
  readonly said: string;
}

/** A kind of programs, below `folder`. */
export interface Kind<T> {
  readonly folder: string;
  /** What one of them is called. */
  readonly name: string;
  readonly read: () => Promise<ReadonlyMap<string, T>>;
  readonly run: (program: T) => Promise<RecordedRun>;
}

/** Runs those that the command line names, or all, and writes what they did. Says what went wrong. */
export async function recordChosen<T extends Recordable>(kind: Kind<T>): Promise<void> {
  try {
    const all = await kind.read();
    const ids = process.argv.slice(2);
    const chosen = ids.map((id) => {
      const program = all.get(id);
      if (!program) throw new Error(`There is no ${kind.name} '${id}' in ${kind.folder}/`);
      return program;
    });
    for (const program of ids.length === 0 ? all.values() : chosen) await record(kind, program);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function record<T extends Recordable>({ folder, run }: Kind<T>, program: T): Promise<void> {
  const { id, property } = program;
  const { events, result, text, said } = await run(program);
  const broken = checkProperty(property, events, result);
  if (broken) throw new Error(`${id} breaks its property. ${broken}`);
  const file = `${folder}/${id}/recorded.json`;
  await writeFile(join(projectRoot, file), text);
  console.log(`${file} (${said})`);
}
