import { setTimeout as sleep } from 'node:timers/promises';

// zh: 代替真的寄信：要等郵件伺服器回答。
// en: Takes the place of sending mail, which means waiting for the mail server.
async function send(user) {
  await sleep(200);
  console.log(`  mail to ${user} sent`);
}

console.log('for...of');
for (const user of ['Ada', 'Alan']) {
  await send(user);
}
console.log('all sent');

// zh: 同樣的 await，寫在 forEach 的函式裡。
// en: The same await, in the function that forEach calls.
console.log('forEach');
['Grace', 'Linus'].forEach(async (user) => {
  await send(user);
});
console.log('all sent?');
