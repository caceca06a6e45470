// What Node's own modules publish on diagnostics channels, held to real Node.
import { asInNode, test } from './lab.ts';

const listening = `
  import dc from 'node:diagnostics_channel';
  import { ChildProcess, spawn } from 'node:child_process';
  import { once } from 'node:events';
  import { Worker, locks } from 'node:worker_threads';
  const say = (...words) => process.stdout.write(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ') + '\\n');`;

const programs: Readonly<Record<string, string>> = {
  console: `${listening}
    for (const name of ['log', 'info', 'debug', 'warn', 'error', 'dir', 'table', 'trace'])
      dc.subscribe('console.' + name, (message, channel) => say(channel, message));
    console.log('a', 1);
    console.info('%s', 'b');
    console.debug('c');
    console.dir(1);
    console.count();
    console.group('d');
    console.groupEnd();
    new console.Console(process.stdout).log('own');`,
  'processes, workers and locks': `${listening}
    dc.subscribe('child_process', ({ process, ...rest }, channel) => say(channel, process instanceof ChildProcess, process.pid === undefined, rest));
    for (const stage of ['start', 'end', 'error', 'asyncStart', 'asyncEnd'])
      dc.subscribe('tracing:child_process.spawn:' + stage, ({ process, options, error, ...rest }, channel) =>
        say(channel, process.pid === undefined, Object.keys(options ?? {}), error?.code, error?.syscall, rest));
    dc.subscribe('worker_threads', ({ worker, ...rest }, channel) => say(channel, worker instanceof Worker, worker.threadId, rest));
    for (const stage of ['start', 'grant', 'miss', 'end'])
      dc.subscribe('locks.request.' + stage, (message, channel) => say(channel, message));
    await once(spawn('true'), 'exit');
    await once(spawn('is-not-there', { windowsHide: true }), 'error');
    await once(new Worker('', { eval: true }), 'exit');
    await locks.request('a', { mode: 'shared' }, () => locks.request('a', { ifAvailable: true }, () => 1));`,
  'what is no channel': `${listening}
    for (const given of [0, null, {}, { start: '' }, { start: {} }])
      try { dc.tracingChannel(given); } catch (error) { say(error.name, error.code, error.message); }
    say(dc.channel('x') instanceof dc.Channel, Object.create(dc.channel('x')) instanceof dc.Channel);`,
};

for (const [what, program] of Object.entries(programs)) {
  test(what, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}
