// `node tests/bench/engine.ts [ROUNDS] [PROGRAM…]`: the built-in engine beside this very Node, as ratios.

import { loadavg } from 'node:os';
import { openEngineSides } from './engine-side.ts';
import { trials } from './measures.ts';
import { nativeSide } from './native-side.ts';
import { playRounds } from './rounds.ts';
import { header, row } from './table.ts';

const [, , rounds = '7', ...programs] = process.argv;
const count = Number(rounds);
const load = (): string => loadavg()[0]?.toFixed(1) ?? '';

const { warm, cold } = await openEngineSides();
const before = load();
const rows: string[] = [];
for (const trial of trials) {
  if (programs.length > 0 && !programs.includes(trial.program)) continue;
  const played = await playRounds(trial, trial.isCold ? cold : warm, nativeSide, count);
  rows.push(...trial.measures.map((measure) => row(measure, played)));
}
await warm.close();

console.log(
  `The built-in engine beside Node ${process.version}: medians of ${String(count)} rounds`,
);
console.log([header, ...rows].join('\n'));
console.log(`Load of the machine: ${before} before, ${load()} after`);
