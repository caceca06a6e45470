// Preloaded into a process that is measured: leaves what it used behind, in the file REPORT_USAGE names.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env.REPORT_USAGE, JSON.stringify(process.resourceUsage()));
  });
}
