// Runs a program on both sides by turns: what else the machine does then slows both.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial } from './measures.ts';
import type { Files, Outcome, Side } from './outcome.ts';

/** What the two sides did in one round. */
export interface Round {
  readonly engine: Outcome;
  readonly native: Outcome;
}

/** One round that does not count, then `count`. */
export async function playRounds(
  { program, isCold }: Trial,
  engine: Side,
  native: Side,
  count: number,
): Promise<readonly Round[]> {
  const files = readProgram(program);
  const rounds: Round[] = [];
  for (let round = 0; round <= count; round += 1) {
    const played = { engine: await engine.run(files), native: await native.run(files) };
    if (round > 0 || isCold) rounds.push(played);
  }
  return rounds;
}

function readProgram(name: string): Files {
  const folder = join(import.meta.dirname, 'programs', name);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}
