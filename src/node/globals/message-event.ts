// The browser's `MessageEvent` in Node's words; only a port can be its source.
import { bare } from '../values/bare.ts';
import { words } from '../errors/node-error.ts';
import { defineHidden } from '../values/define-property.ts';

type Init = Readonly<Partial<Record<'source' | 'ports', unknown>>>;

function wrong(reason: string): TypeError {
  return new TypeError(`MessageEvent constructor: ${reason}`);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : words.inspect(value);
}

function checkPort(value: unknown, name: string): void {
  if (value instanceof MessagePort) return;
  throw wrong(`Expected ${name} ("${shown(value)}") to be an instance of MessagePort.`);
}

function checkPorts(ports: unknown): void {
  const name = 'eventInitDict.ports';
  if (typeof ports !== 'object' || ports === null)
    throw wrong(`${name} (${shown(ports)}) is not iterable.`);
  if (!(Symbol.iterator in ports)) throw wrong(`${name} is not iterable.`);
  for (const [at, port] of [...(ports as Iterable<unknown>)].entries())
    checkPort(port, `${name}[${String(at)}]`);
}

function checkInit(init: unknown): void {
  if (init === undefined || init === null) return;
  if (typeof init !== 'object' && typeof init !== 'function')
    throw wrong(`Expected ${shown(init)} to be one of: Null, Undefined, Object.`);
  const { source, ports } = init as Init;
  if (ports !== undefined) checkPorts(ports);
  if (source !== undefined && source !== null) checkPort(source, 'eventInitDict.source');
}

/** Mends the class of this thread, once, before its program begins. */
export function mendMessageEvent(): void {
  const Native = MessageEvent;
  Reflect.deleteProperty(Native.prototype, 'userActivation');
  const mended = new Proxy(
    Native,
    bare({
      construct(target, given: unknown[], newTarget) {
        if (given.length === 0) throw wrong('1 argument required, but 0 found.');
        checkInit(given[1]);
        return Reflect.construct(target, given, newTarget) as object;
      },
    }),
  );
  defineHidden(Native.prototype, 'constructor', mended);
  defineHidden(globalThis, 'MessageEvent', mended);
}
