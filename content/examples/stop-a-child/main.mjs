import { fork } from 'node:child_process';
import { once } from 'node:events';

async function stop(name) {
  const child = fork(new URL(`./${name}.mjs`, import.meta.url));
  await once(child, 'message');
  child.kill();
  const [code, signal] = await once(child, 'exit');
  console.log(`${name}: ended by code ${code}, signal ${signal}`);
}

await stop('careless');
await stop('careful');
