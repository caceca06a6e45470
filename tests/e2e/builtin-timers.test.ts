// Timers as Node's: which of those that are due goes first. A callback that takes long has all of them be due.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'an interval counts from where its callback began': `
    let left = 2;
    const interval = setInterval(() => {
      log.push('interval');
      if (left === 2) setTimeout(() => log.push('timer'), 50);
      left -= 1;
      if (left === 0) clearInterval(interval);
      spin(70);
    }, 40);`,
  'a cleared timer leaves no time behind for the next of its length': `
    clearTimeout(setTimeout(() => undefined, 20));
    spin(15);
    setTimeout(() => log.push('twenty'), 20);
    setTimeout(() => log.push('ten'), 10);
    spin(30);`,
  'a timer that is unreferenced and cleared leaves its time to the next': `
    clearTimeout(setTimeout(() => undefined, 40).unref());
    spin(35);
    setTimeout(() => log.push('forty'), 40);
    setTimeout(() => log.push('twenty'), 20);
    spin(50);`,
  'a timer that is started again goes behind those of its length': `
    const timer = setTimeout(() => log.push('first'), 20);
    setTimeout(() => log.push('second'), 20);
    timer.refresh();
    spin(30);`,
  'a timer that clears the next of its list': `
    const timers = [];
    timers.push(setTimeout(() => { log.push('first'); clearTimeout(timers[1]); setTimeout(() => log.push('third'), 20); }, 20));
    timers.push(setTimeout(() => log.push('second'), 20));
    setTimeout(() => log.push('longer'), 25);
    spin(40);`,
};

for (const [name, program] of Object.entries(programs)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(
      sharedLab,
      `
        const log = [];
        const spin = (time) => {
          const end = performance.now() + time;
          while (performance.now() < end);
        };
        process.on('exit', () => console.log(log.join('\\n')));
        ${program}`,
    );
  });
}
