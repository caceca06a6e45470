import { fork } from 'node:child_process';
import { once } from 'node:events';

const start = (name) => fork(new URL(`./${name}.mjs`, import.meta.url));
const children = [start('busy'), start('listener')];

await Promise.all(children.map((child) => once(child, 'message')));
process.send('both are running');
setInterval(() => {}, 1000);
