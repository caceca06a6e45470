import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

async function stop(name) {
  const child = fork(new URL(`./${name}.mjs`, import.meta.url));
  await once(child, 'message');
  child.kill();
  const [code, signal] = await once(child, 'exit');
  console.log(`${name}: code ${code}, signal ${signal}`);

  const left = existsSync(new URL(`./${name}.part`, import.meta.url));
  console.log(`${name}: ${left ? 'half a file is left' : 'no file is left'}`);
}

await stop('careless');
await stop('careful');
