import { setTimeout as sleep } from 'node:timers/promises';

// zh: 一個還沒有值的 Promise，和之後要給它值的函式。
// en: A promise without a value yet, and the function that will give it one.
let resolveConnection;
const connection = new Promise((resolve) => {
  resolveConnection = resolve;
});

async function query(user) {
  console.log(`${user}: waiting for a connection`);
  console.log(`${user}: using ${await connection}`);
}

async function connect() {
  await sleep(300);
  console.log('database: connected');
  resolveConnection('connection 1');
}

await Promise.all([query('Ada'), query('Alan'), connect()]);
