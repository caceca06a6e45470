import { workerData } from 'node:worker_threads';

const { name, port } = workerData;

port.on('message', (number) => {
  console.log(`${name}: received ${number}`);
  if (number < 4) port.postMessage(number + 1);
  else port.close();
});

if (name === 'Ada') port.postMessage(1);
