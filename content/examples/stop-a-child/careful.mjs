import { rmSync, writeFileSync } from 'node:fs';

const file = new URL('./careful.part', import.meta.url);
writeFileSync(file, 'half of a report');

process.on('SIGTERM', () => {
  rmSync(file);
  process.exit(0);
});

process.send('writing');
setInterval(() => {}, 1000);
