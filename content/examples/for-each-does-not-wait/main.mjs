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

// zh: forEach 拿到兩個 Promise，一個也不等。
// en: forEach gets two promises, and waits for neither.
console.log('forEach');
['Grace', 'Linus'].forEach(async (user) => {
  await send(user);
});
console.log('all sent?');
