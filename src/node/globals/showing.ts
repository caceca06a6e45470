// How `util.inspect` prints the web's classes, whose fields are all behind accessors.
import { defineHidden } from '../values/define-property.ts';
import { invalidArgType } from '../errors/node-error.ts';
import { inspectCustom } from '../values/inspect-custom.ts';
import { urlAccessors } from './url-accessors.ts';
import { URLContext } from './url-context.ts';

interface Options {
  readonly depth?: number | null;
}
type Inspect = (value: unknown, options: object) => string;
interface ShownClass {
  readonly name: string;
  readonly prototype: object;
}

/** What is printed of an object below the depth that was asked for. */
type Folded = (value: object, name: string) => unknown;

const inBrackets: Folded = (_, name) => `[${name}]`;
const byName: Folded = (_, name) => name;
/** As an object without a form of its own. */
const plainly: Folded = (value) => value;
const notAtAll: Folded = () => undefined;

/** Prints objects of a class with these fields, behind their class's name or that of one made of it. */
function show(
  { prototype }: ShownClass,
  fieldsOf: (value: never) => object,
  folded: Folded = inBrackets,
): void {
  const shown = function (this: object, depth: number, options: Options, inspect: Inspect) {
    const { name } = this.constructor;
    if (depth < 0) return folded(this, name);
    const within = typeof options.depth === 'number' ? options.depth - 1 : null;
    return `${name} ${inspect(fieldsOf(this as never), { ...options, depth: within })}`;
  };
  defineHidden(prototype, inspectCustom, shown);
}

/** The same, whatever the depth. */
function showWhole({ prototype }: ShownClass, fieldsOf: (value: never) => object): void {
  const shown = function (this: object, _: number, options: object, inspect: Inspect) {
    return `${this.constructor.name} ${inspect(fieldsOf(this as never), options)}`;
  };
  defineHidden(prototype, inspectCustom, shown);
}

/** The values of accessors. */
function fields(...names: string[]): (value: object) => object {
  return (value) =>
    Object.fromEntries(names.map((name) => [name, Reflect.get(value, name) as unknown]));
}

const requestFields =
  'method url headers destination referrer referrerPolicy mode credentials cache redirect ' +
  'integrity keepalive isReloadNavigation isHistoryNavigation signal';
const responseFields = 'status statusText headers body bodyUsed ok redirected type url';

/** To be called once, before anything is printed. */
export function showWebClasses(): void {
  show(AbortController, fields('signal'), plainly);
  show(AbortSignal, fields('aborted'));
  show(Event, fields('type', 'defaultPrevented', 'cancelable', 'timeStamp'), byName);
  show(EventTarget, (target: object) => ({ ...target }), byName);
  show(Blob, fields('size', 'type'));
  show(File, fields('size', 'type', 'name', 'lastModified'));
  showWhole(Headers, (headers: Headers) => Object.fromEntries(headers));
  showWhole(FormData, formFields);
  showWhole(Request, fields(...requestFields.split(' ')));
  showWhole(Response, fields(...responseFields.split(' ')));
  show(TextDecoder, fields('encoding', 'fatal', 'ignoreBOM'));
  show(ByteLengthQueuingStrategy, fields('highWaterMark'), notAtAll);
  show(CountQueuingStrategy, fields('highWaterMark'), notAtAll);
  showEncoders();
  showUrls();
  showSmallFloats();
}

/** A name that comes more than once has a list of values. */
function formFields(form: FormData): object {
  return Object.fromEntries(
    [...form.keys()].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

const context = Symbol('context');

function showUrls(): void {
  const shown = function (
    this: URL,
    depth: number,
    options: UrlOptions,
    inspect: Inspect,
  ): unknown {
    if (!(this instanceof URL)) throw invalidArgType('this', 'an instance of URL', this);
    if (depth < 0) return this;
    const parts = {
      ...fields(...urlAccessors)(this),
      ...(options.showHidden && { [context]: new URLContext(this) }),
    };
    return `${this.constructor.name} ${inspect(parts, options)}`;
  };
  defineHidden(URL.prototype, inspectCustom, shown);
}

interface UrlOptions extends Options {
  readonly showHidden?: boolean;
}

/** Node prints an encoder as a plain object. */
function showEncoders(): void {
  const shown = function (this: TextEncoder, depth: number, options: object, inspect: Inspect) {
    return depth < 0 ? '[TextEncoder]' : inspect({ encoding: this.encoding }, options);
  };
  defineHidden(TextEncoder.prototype, inspectCustom, shown);
}

/** The library does not know these arrays: they are printed as those of their kind that it knows. */
function showSmallFloats(): void {
  const { Float16Array: Small } = globalThis as { Float16Array?: ShownClass };
  if (!Small) return;
  const shown = function (
    this: ArrayLike<number>,
    depth: number,
    options: object,
    inspect: Inspect,
  ) {
    if (depth < 0) return `[${Small.name}]`;
    return inspect(Float32Array.from(this), options).replace('Float32Array', Small.name);
  };
  defineHidden(Small.prototype, inspectCustom, shown);
}
