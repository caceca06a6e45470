// Runs many programs, each in a thread of its own: what one does to the built-ins no other sees. The same in
// real Node and in the engine. Prints a line of JSON as each ends: its number, and what was wrong, if anything.
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const [list, atOnce, limit] = process.argv.slice(2);
const waiting = [...JSON.parse(readFileSync(list, 'utf8')).entries()];

/** How a program failed, in one line; undefined where it did not. */
function outcomeOf(file) {
  return new Promise((resolve) => {
    let reason;
    const worker = new Worker(new URL(file, import.meta.url), { stdout: true, stderr: true });
    const timer = setTimeout(() => {
      reason = 'hangs';
      void worker.terminate();
    }, Number(limit));
    worker.on('error', (error) => {
      reason ??= describe(error);
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      resolve(
        reason ?? (code === 0 ? undefined : code === 70 ? 'never done' : `exit code ${code}`),
      );
    });
  });
}

function describe(error) {
  if (typeof error !== 'object' || error === null) return `threw ${String(error)}`;
  return `${error.name ?? error.constructor?.name}: ${error.message}`.split('\n')[0].slice(0, 200);
}

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [at, file] = next;
    console.log(JSON.stringify({ at, begins: true }));
    console.log(JSON.stringify({ at, reason: await outcomeOf(file) }));
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, work));
