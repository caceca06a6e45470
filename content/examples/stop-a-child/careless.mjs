import { writeFileSync } from 'node:fs';

const file = new URL('./careless.part', import.meta.url);
writeFileSync(file, 'half of a report');

process.send('writing');
setInterval(() => {}, 1000);
