// `console` and the class `Console`, beside Node's.
import { asInNode, test } from './lab.ts';

const consoles = `
import { Console } from 'node:console';
import { Writable } from 'node:stream';
const told = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, 'threw', error.name, error.code, error.message);
  }
};
/** A console, and what was written by it. */
const made = (options) => {
  const printed = { out: [], err: [] };
  const sink = (list) => new Writable({ decodeStrings: false, write: (text, encoding, done) => (list.push(text), done()) });
  return [new Console({ stdout: sink(printed.out), stderr: sink(printed.err), ...options }), printed];
};
`;

test('a console’s methods call one another', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${consoles}
const [own] = made();
const methods = Object.keys(own);
console.log(methods);
own.time('lap');
const calls = [];
const real = { ...own };
for (const name of methods) own[name] = (...given) => calls.push([name, ...given.map((each) => String(each).split('\\n')[0].replace(/[\\d.]+ms/, 'T'))].join(' '));
real.timeLog('lap', 5);
real.timeEnd('lap');
real.table([1]);
real.table(5);
real.assert(false);
real.assert(false, 'a', 1);
real.assert(false, Symbol('a'));
real.group('g');
real.groupCollapsed('h');
real.trace('%s', 'here');
real.count();
real.dirxml(1);
real.dir({});
console.log(calls);
`,
  );
});

test('a console says what it cannot be made of', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${consoles}
const { stdout } = process;
told('without new', () => Console(stdout) instanceof Console);
for (const options of [undefined, {}, { stdout, stderr: 5 }, { stdout, colorMode: 5 }, { stdout, inspectOptions: 5 },
  { stdout, groupIndentation: -1 }, { stdout, groupIndentation: 'x' }, { stdout, inspectOptions: { colors: true }, colorMode: 'auto' }]) {
  told('refused', () => new Console(options) instanceof Console);
}
told('instances', () => [console instanceof Console, Object.create(Console.prototype) instanceof Console]);
for (const name of ['count', 'countReset', 'time', 'timeEnd', 'timeLog']) told(name, () => console[name](Symbol('label')));
told('columns', () => console.table([1], 5));
told('kind', () => String(console) + Object.prototype.toString.call(console));
told('task', () => console.createTask('task').run(() => 5));
`,
  );
});

test('a console prints as it was told to', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${consoles}
const printing = (options, use) => {
  const [own, printed] = made(options);
  use(own);
  return JSON.stringify(printed);
};
told('colours', () => printing({ colorMode: true }, (own) => { own.log({ a: 1 }); own.log('x'); own.log('%o', 5); }));
told('depth', () => printing({ inspectOptions: { depth: 0 } }, (own) => { own.log({ a: { b: 1 } }); own.dir({ a: { b: 1 } }); }));
told('groups', () => printing({ groupIndentation: 3 }, (own) => { own.group(); own.log('a\\nb'); own.error('c\\rd'); own.groupEnd(); own.log('e'); }));
class Own extends Console { log(...given) { super.log('own', ...given); } }
told('extended', () => {
  const out = [];
  const own = new Own(new Writable({ decodeStrings: false, write: (text, encoding, done) => (out.push(text), done()) }));
  const { log } = own;
  log('a');
  own.table([1]);
  return out;
});
told('cleared', () => {
  const printed = [];
  const terminal = Object.assign(new Writable({ decodeStrings: false, write: (text, encoding, done) => (printed.push(text), done()) }), { isTTY: true });
  new Console(terminal).clear();
  return JSON.stringify(printed);
});
told('elsewhere', () => {
  const printed = [];
  console._stdout = new Writable({ decodeStrings: false, write: (text, encoding, done) => (printed.push(text), done()) });
  console.log('there');
  console._stdout = process.stdout;
  return printed;
});
`,
  );
});

test('what fails to be written is nobody’s error', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${consoles}
process.on('warning', (warning) => console.log(warning.name));
const broken = () => new Writable({ write: (chunk, encoding, done) => process.nextTick(done, new Error('later')) });
for (const method of ['dir', 'log', 'warn', 'table']) new Console(broken(), broken(), true)[method]('x');
told('at once', () => new Console(new Writable({ write() { throw new Error('now'); } })).log('x'));
told('heard', () => new Console({ stdout: new Writable({ write() { throw new Error('now'); } }), ignoreErrors: false }).log('x'));
const many = new Writable({ write: (chunk, encoding, done) => done(), writev: (chunks, done) => setTimeout(done, 1, new Error('later')) });
const own = new Console(many);
many.cork();
for (let at = 0; at < 12; at += 1) own.log('x');
many.uncork();
`,
  );
});
