// `v8.Serializer`: values as bytes, in V8's own format.
import { createByteList } from '../../collections/bytes.ts';
import { bytesOf } from '../../values/bytes.ts';
import { types } from '../../values/type-checks.ts';
import { errorParts, errorTags, noBytes, regExpFlags, tags, version, viewTags } from './format.ts';

type Bytes = ArrayBufferView;

const { toString } = Object.prototype;

export function createSerializer(Buffer: BufferConstructor) {
  return class Serializer {
    declare _getDataCloneError: new (message: string) => Error;
    readonly #bytes = createByteList();
    readonly #ids = new Map<object, number>();
    readonly #transferred = new Map<object, number>();
    #viewsAreHosts = false;

    writeHeader(): void {
      this.#bytes.push(tags.version);
      this.#bytes.push(version);
    }

    writeValue(value: unknown): true {
      this.#write(value);
      return true;
    }

    releaseBuffer(): Buffer {
      return Buffer.from(this.#bytes.take().buffer);
    }

    transferArrayBuffer(id: number, buffer: object): void {
      this.#transferred.set(buffer, id);
    }

    writeUint32(value: number): void {
      this.#varint(value >>> 0);
    }

    writeUint64(high: number, low: number): void {
      let value = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
      for (; value >= 0x80n; value >>= 7n) this.#bytes.push(Number(value & 0x7fn) | 0x80);
      this.#bytes.push(Number(value));
    }

    writeDouble(value: number): void {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, value, true);
      this.#raw(view);
    }

    writeRawBytes(source: Bytes): void {
      if (!ArrayBuffer.isView(source)) {
        throw noBytes('source');
      }
      this.#raw(source);
    }

    _setTreatArrayBufferViewsAsHostObjects(flag: boolean): void {
      this.#viewsAreHosts = flag;
    }

    #tag(tag: string): void {
      this.#bytes.push(tag.charCodeAt(0));
    }

    #raw(view: Bytes): void {
      this.#bytes.append(bytesOf(view));
    }

    #varint(value: number): void {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes.push((rest % 0x80) | 0x80);
      this.#bytes.push(rest);
    }

    #fail(value: unknown): never {
      const shown =
        typeof value === 'object' && value !== null
          ? `#<${nameOf(value)}>`
          : (value as { toString(): string }).toString();
      throw new this._getDataCloneError(`${shown} could not be cloned.`);
    }

    #write(value: unknown): void {
      if (typeof value === 'object' && value !== null) this.#object(value);
      else if (typeof value === 'string') this.#string(value);
      else if (typeof value === 'number') this.#number(value);
      else if (typeof value === 'bigint') {
        this.#tag(tags.bigint);
        this.#bigint(value);
      } else if (typeof value === 'function' || typeof value === 'symbol') this.#fail(value);
      else if (value === undefined) this.#tag(tags.undefined);
      else if (value === null) this.#tag(tags.null);
      else this.#tag(value ? tags.true : tags.false);
    }

    #number(value: number): void {
      if (Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0)) {
        this.#tag(tags.int);
        this.#varint(((value << 1) ^ (value >> 31)) >>> 0);
      } else {
        this.#tag(tags.double);
        this.writeDouble(value);
      }
    }

    #bigint(value: bigint): void {
      const words: bigint[] = [];
      for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n) {
        words.push(rest & 0xffff_ffff_ffff_ffffn);
      }
      this.#varint(words.length * 16 + Number(value < 0n));
      this.#raw(BigUint64Array.from(words));
    }

    #string(text: string): void {
      if (/^[\0-\xff]*$/u.test(text)) {
        this.#tag(tags.oneByteString);
        this.#varint(text.length);
        for (let at = 0; at < text.length; at++) this.#bytes.push(text.charCodeAt(at));
        return;
      }
      const size = text.length * 2;
      const digits = Math.floor(Math.log2(size) / 7) + 1;
      // The letters lie at an even place.
      if ((this.#bytes.length + 1 + digits) % 2 === 1) this.#tag(tags.padding);
      this.#tag(tags.twoByteString);
      this.#varint(size);
      this.#raw(Uint16Array.from(text.split(''), (letter) => letter.charCodeAt(0)));
    }

    #object(value: object): void {
      const known = this.#ids.get(value);
      if (known !== undefined) {
        this.#tag(tags.again);
        this.#varint(known);
        return;
      }
      const isHost = ArrayBuffer.isView(value) && this.#viewsAreHosts;
      if (ArrayBuffer.isView(value) && !isHost) {
        // What it looks at comes first.
        if (!this.#ids.has(value.buffer)) this.#object(value.buffer);
        this.#ids.set(value, this.#ids.size);
        this.#view(value);
        return;
      }
      this.#ids.set(value, this.#ids.size);
      if (isHost) this.#host(value);
      else if (Array.isArray(value)) this.#array(value);
      else if (isRecord(value)) this.#properties(value);
      else if (types.isDate(value)) {
        this.#tag(tags.date);
        this.writeDouble((value as Date).getTime());
      } else if (types.isBoxedPrimitive(value)) this.#boxed(value);
      else if (types.isRegExp(value)) this.#regExp(value as RegExp);
      else if (types.isMap(value)) {
        const entries = [...(value as Map<unknown, unknown>)].flat();
        this.#collection(tags.map, entries, tags.mapEnd);
      } else if (types.isSet(value)) {
        this.#collection(tags.set, [...(value as Set<unknown>)], tags.setEnd);
      } else if (types.isArrayBuffer(value)) this.#buffer(value as ArrayBuffer);
      else if (types.isNativeError(value)) this.#error(value);
      else if (isPlain(value)) this.#properties(value);
      else this.#fail(value);
    }

    #host(value: object): void {
      this.#tag(tags.host);
      const { _writeHostObject: write } = this as { _writeHostObject?: (value: object) => void };
      if (!write) this.#fail(value);
      write.call(this, value);
    }

    #properties(value: object): void {
      this.#tag(tags.object);
      const count = this.#pairs(value, Object.keys(value));
      this.#tag(tags.objectEnd);
      this.#varint(count);
    }

    /** Gives how many were still there when their turn came. */
    #pairs(value: object, keys: readonly string[]): number {
      let count = 0;
      for (const key of keys) {
        if (!Object.hasOwn(value, key)) continue;
        const index = Number(key);
        const isIndex = String(index >>> 0) === key && index < 2 ** 32 - 1;
        const given: unknown = Reflect.get(value, key);
        if (isIndex) this.#number(index);
        else this.#string(key);
        this.#write(given);
        count++;
      }
      return count;
    }

    #array(value: readonly unknown[]): void {
      const { length } = value;
      const keys = Object.keys(value);
      const isDense = length === 0 || keys[length - 1] === String(length - 1);
      this.#tag(isDense ? tags.dense : tags.sparse);
      this.#varint(length);
      if (isDense) {
        for (let at = 0; at < length; at++) {
          if (at in value) this.#write(value[at]);
          else this.#tag(tags.hole);
        }
      }
      const count = this.#pairs(value, isDense ? keys.slice(length) : keys);
      this.#tag(isDense ? tags.denseEnd : tags.sparseEnd);
      this.#varint(count);
      this.#varint(length);
    }

    #boxed(value: object): void {
      const plain: unknown = value.valueOf();
      if (typeof plain === 'boolean') this.#tag(plain ? tags.boxedTrue : tags.boxedFalse);
      else if (typeof plain === 'number') {
        this.#tag(tags.boxedNumber);
        this.writeDouble(plain);
      } else if (typeof plain === 'bigint') {
        this.#tag(tags.boxedBigint);
        this.#bigint(plain);
      } else if (typeof plain === 'string') {
        this.#tag(tags.boxedString);
        this.#string(plain);
      } else throw new this._getDataCloneError('[object Symbol] could not be cloned.');
    }

    #regExp({ source, flags }: RegExp): void {
      this.#tag(tags.regExp);
      this.#string(source);
      const bits = [...flags].map((flag) => 1 << regExpFlags.indexOf(flag));
      this.#varint(bits.reduce((all, bit) => all | bit, 0));
    }

    #collection(begin: string, values: readonly unknown[], end: string): void {
      this.#tag(begin);
      for (const each of values) this.#write(each);
      this.#tag(end);
      this.#varint(values.length);
    }

    #buffer(value: ArrayBuffer & { resizable?: boolean; maxByteLength?: number }): void {
      const id = this.#transferred.get(value);
      if (id !== undefined) {
        this.#tag(tags.transferred);
        this.#varint(id);
        return;
      }
      this.#tag(value.resizable ? tags.resizable : tags.buffer);
      this.#varint(value.byteLength);
      if (value.resizable) this.#varint(value.maxByteLength ?? 0);
      this.#raw(new Uint8Array(value));
    }

    #view(value: ArrayBufferView): void {
      for (const [tag, Class] of viewTags) {
        if (!(value instanceof Class)) continue;
        this.#tag(tags.view);
        this.#tag(tag);
        this.#varint(value.byteOffset);
        this.#varint(value.byteLength);
        this.#varint(0);
        return;
      }
      this.#fail(value);
    }

    #error(value: Error): void {
      this.#tag(tags.error);
      const tag = Object.hasOwn(errorTags, value.name)
        ? errorTags[value.name as keyof typeof errorTags]
        : undefined;
      if (tag !== undefined) this.#tag(tag);
      if (Object.hasOwn(value, 'message')) {
        this.#tag(errorParts.message);
        this.#string(value.message);
      }
      const { stack } = value as { stack?: unknown };
      if (typeof stack === 'string') {
        this.#tag(errorParts.stack);
        this.#string(stack);
      }
      if (Object.hasOwn(value, 'cause')) {
        this.#tag(errorParts.cause);
        this.#write(value.cause);
      }
      this.#tag(errorParts.end);
    }
  };
}

function nameOf(value: object): string {
  const maker = (value as { constructor?: { name?: unknown } }).constructor;
  return typeof maker?.name === 'string' && maker.name !== '' ? maker.name : 'Object';
}

/** What is certainly plain: the longer questions throw and catch for each object. */
function isRecord(value: object): boolean {
  return !(Symbol.toStringTag in value) && toString.call(value) === '[object Object]';
}

/** Objects of the language's own that have something inside are no plain ones, nor are the browser's. */
function isPlain(value: object): boolean {
  const tag = toString.call(value).slice('[object '.length, -1);
  if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)) return false;
  if (types.isGeneratorObject(value) || types.isSharedArrayBuffer(value)) return false;
  const { constructor: maker } = value as { constructor?: unknown };
  const isNative =
    typeof maker === 'function' &&
    maker !== Object &&
    /\{\s*\[native code\]\s*\}$/u.test(Function.prototype.toString.call(maker));
  return tag === 'Arguments' ? false : !isNative;
}
