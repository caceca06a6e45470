// What `util` prints and takes apart, beside Node's.
import { asInNode, test } from './lab.ts';

const telling = `
import util from 'node:util';
const tell = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, 'threw', error.name, error.code, error.message);
  }
};
`;

test('proxies print as what they stand for, without asking their traps', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
console.log(Object.getOwnPropertyDescriptor(globalThis, 'Proxy'), Proxy.name, Proxy.length, Proxy.prototype);
const proxy = new Proxy({ a: 1 }, { get: (target, key) => (console.log('trap', key), target[key]) });
console.log(util.types.isProxy(proxy), util.types.isProxy({}), util.types.isProxy(Proxy));
console.log(proxy, { proxy }, [proxy]);
console.log(util.inspect(proxy, { showProxy: true }), util.format('%o', new Proxy([1], {})));
console.log(new Proxy(function f() {}, {}), new Proxy(new Map([[1, 2]]), {}));
const revoked = Proxy.revocable({}, {});
revoked.revoke();
console.log(revoked, util.inspect(revoked.proxy, { showProxy: true }));
console.dir(revoked.proxy);
for (const make of [() => Proxy({}, {}), () => new Proxy(), () => new Proxy({}, 5), () => class extends Proxy {}]) tell('refused', make);
`,
  );
});

test('the web’s classes print their fields', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const form = new FormData();
for (const [name, value] of [['a', 'b'], ['a', 'c'], ['d', 'e']]) form.append(name, value);
const shown = [new AbortController(), AbortSignal.abort('why'), new EventTarget(), new Headers({ a: '1' }), form, new Blob(['abc']),
  new File(['a'], 'a.txt', { lastModified: 5 }), new Request('http://host/', { method: 'PUT' }), new TextEncoder(), new TextDecoder('latin1'),
  new CountQueuingStrategy({ highWaterMark: 5 }), performance.mark('here', { startTime: 5, detail: { a: 1 } }), new Float16Array(2)];
for (const each of shown) console.log(each, { a: { b: { c: each } } });
class Own extends Event { more = 1; }
for (const event of [new Event('x'), new Own('y', { cancelable: true }), new CustomEvent('z', { detail: 5 })]) {
  console.log(util.inspect(event).replace(/timeStamp: [\\d.]+/, 'timeStamp'), { a: event }.a === event, util.inspect({ a: event }, { depth: 0 }));
}
console.log(String(globalThis));
`,
  );
});

test('styleText asks the stream and the environment', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
import { Writable } from 'node:stream';
const loud = { validateStream: false };
const style = (...given) => JSON.stringify(util.styleText(...given));
tell('no terminal', () => style('red', 'x'));
for (const format of ['red', ['red', 'bold'], 'none', ['none', 'red'], 'grey', '#f00', '#00ff7f', 'nope', 5, '#12']) tell('format', () => style(format, 'x', loud));
for (const options of [null, 5, { validateStream: 5 }, { stream: 5 }, { stream: {} }]) tell('options', () => style('red', 'x', options));
tell('text', () => style('red', 5));
const terminal = Object.assign(new Writable({ write() {} }), { isTTY: true });
for (const getColorDepth of [undefined, () => 24, () => 1]) tell('terminal', () => style('red', 'x', { stream: Object.assign(terminal, { getColorDepth }) }));
for (const forced of ['', '0', '1', '2', '3', '9', 'true', 'false']) {
  process.env.FORCE_COLOR = forced;
  const styled = style('red', 'x');
  delete process.env.FORCE_COLOR;
  console.log(forced, styled);
}
const names = ['reset', 'bold', 'dim', 'italic', 'underline', 'doubleunderline', 'red', 'blue', 'bgRed', 'redBright'];
for (const outer of names) {
  for (const inner of names) {
    const within = util.styleText([inner, outer], 'y', loud);
    console.log(style(outer, within, loud), style([outer, inner], 'x' + within + 'z', loud));
  }
}
`,
  );
});

test('util.diff goes the same way as Node’s', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
for (const [a, b] of [['a b c', 'a c d'], [['a', 'b'], ['b', 'c']], ['same', 'same'], ['', 'ab'], ['ab', ''], [5, 'a'], ['a', 5], [[1], ['a']], ['a', ['a']]]) {
  tell('diff', () => JSON.stringify(util.diff(a, b)));
}
let seed = 7;
const below = (count) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % count;
const text = () => Array.from({ length: below(14) }, () => 'abcd'[below(4)]).join('');
for (let at = 0; at < 400; at += 1) console.log(JSON.stringify(util.diff(text(), text())));
`,
  );
});

test('parseArgs denies, checks and tells as Node’s', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
const options = {
  foo: { type: 'boolean', short: 'f' }, bar: { type: 'string', short: 'b' }, many: { type: 'string', multiple: true },
  flags: { type: 'boolean', multiple: true }, fixed: { type: 'string', default: 'D' }, 'no-cache': { type: 'boolean' },
};
const lines = ['--foo', '--no-foo', '--no-foo=x', '--foo --no-foo', '--no-bar', '--no-bar x', '--no-nope', '--no-cache', '--no-no-cache', '--no-flags --flags',
  '--no-', '--no-fixed', '--bar', '--bar -x', '-b=x', '--__proto__ x', '-fb x', '--many a --many=b', 'pos -- --foo'];
for (const line of lines) {
  for (const config of [{}, { allowNegative: true }, { strict: false, allowNegative: true, tokens: true }, { allowPositionals: true }]) {
    tell(line, () => JSON.stringify(util.parseArgs({ args: line.split(' '), options, ...config })));
  }
}
for (const option of [5, {}, { type: 'x' }, { type: 'string', short: 'ab' }, { type: 'string', short: 5 }, { type: 'string', multiple: 5 }, { type: 'string', default: 5 },
  { type: 'string', multiple: true, default: 'x' }, { type: 'string', multiple: true, default: [5] }, { type: 'boolean', multiple: true, default: ['x'] }]) {
  tell('option', () => util.parseArgs({ options: { a: option } }));
}
for (const config of [5, null, { args: 5 }, { options: 5 }, { strict: 5 }, { allowPositionals: 5 }, { tokens: 5 }, { allowNegative: 5 }]) tell('config', () => JSON.stringify(util.parseArgs(config)));
`,
  );
});

test('the rest of util', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${telling}
for (const signal of ['SIGTERM', 'SIGNOPE', 5]) tell('code', () => util.convertProcessSignalToExitCode(signal));
tell('trace', () => util.setTraceSigInt(true));
tell('type', () => [util.MIMEType.parse('text/plain').essence, util.MIMEType.parse('text')]);
const controller = new AbortController();
const aborted = util.aborted(controller.signal, {});
controller.abort();
console.log((await aborted).type, await util.aborted(controller.signal, {}));
for (const [signal, resource] of [[{}, {}], [controller.signal, 5]]) await util.aborted(signal, resource).catch(({ code, message }) => console.log(code, message));
`,
  );
});

test('FORCE_COLOR colours what the console prints', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
for (const forced of ['1', '0']) {
  process.env.FORCE_COLOR = forced;
  console.log({ a: 1, r: /x(y)/g, s: 't', u: undefined });
  console.table([{ a: 1 }]);
}
`,
  );
});

test('a promise prints as what became of it, where that was seen; an object as what made it', async ({
  sharedLab,
}) => {
  await asInNode(
    sharedLab,
    `
import util from 'node:util';
console.log(Promise.resolve(42), [Promise.resolve('a')], Promise.resolve({ b: 1 }), new Promise(() => {}));
console.log(Promise.resolve(Promise.resolve(1)), Promise.resolve({ then: () => {} }));
const refused = Promise.reject(5);
console.log(refused);
refused.catch(() => {});
class Sub extends Promise {}
console.log(Sub.resolve(1), Promise.resolve.name, Promise.resolve.length, Object.getOwnPropertyDescriptor(Promise, 'reject'));
process.on('unhandledRejection', (reason, promise) => console.log(promise));
(async () => { throw 7; })();
class Foo { bar = 1; }
console.log(Object.setPrototypeOf(new Foo(), null), Object.setPrototypeOf(new Map([[1, 2]]), null));
const fake = Object.create(Uint8Array.prototype, { [Symbol.toStringTag]: { value: 'Uint8Array' } });
console.log(util.inspect(fake, { compact: false }));
`,
  );
});

test('an exception of the web has a stack, and keeps it when it is copied', async ({
  sharedLab,
}) => {
  await asInNode(
    sharedLab,
    `
class Own extends DOMException {
  constructor() { super('my message', 'NotFoundError'); }
}
for (const made of [new DOMException('m', 'AbortError'), new Own(), AbortSignal.abort().reason]) {
  console.log(typeof made.stack, made.stack.split('\\n')[0], Reflect.ownKeys(made));
  const copy = structuredClone(made);
  console.log(copy instanceof Own, copy.name, copy.stack === made.stack);
}
`,
  );
});
