import { parentPort, workerData } from 'node:worker_threads';
import { takeTicket } from './take-ticket.mjs';

const { tickets, sold, gate } = workerData;

parentPort.postMessage('ready');
Atomics.wait(gate, 0, 0);

for (;;) {
  const number = takeTicket(tickets);
  if (number === undefined) break;
  Atomics.add(sold, number, 1);
}
