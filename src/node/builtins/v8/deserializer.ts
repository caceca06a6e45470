// `v8.Deserializer`: values out of bytes in V8's own format.
import { bytesOf } from '../../values/bytes.ts';
import { defineHidden, defineListed } from '../../values/define-property.ts';
import { errorParts, errorTags, noBytes, regExpFlags, tags, version, viewTags } from './format.ts';

type AnyArray = unknown[] & Record<string, unknown>;

const broken = (): Error => new Error('Unable to deserialize cloned data.');

const errorClasses = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

export function createDeserializer(Buffer: BufferConstructor) {
  return class Deserializer {
    readonly buffer: ArrayBufferView;
    readonly #bytes: Uint8Array;
    readonly #objects: unknown[] = [];
    readonly #transferred = new Map<number, unknown>();
    #at = 0;
    #version = 0;

    constructor(buffer: ArrayBufferView) {
      if (!ArrayBuffer.isView(buffer)) {
        throw noBytes('buffer');
      }
      this.buffer = buffer;
      this.#bytes = bytesOf(buffer);
    }

    readHeader(): true {
      const [mark, given = Infinity] = this.#bytes.subarray(this.#at);
      if (mark !== tags.version || given > version) {
        throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
      }
      this.#at += 2;
      this.#version = given;
      return true;
    }

    readValue(): unknown {
      return this.#read();
    }

    getWireFormatVersion(): number {
      return this.#version;
    }

    transferArrayBuffer(id: number, buffer: unknown): void {
      this.#transferred.set(id, buffer);
    }

    readUint32(): number {
      if (this.#at >= this.#bytes.length) throw new Error('ReadUint32() failed');
      return this.#varint();
    }

    readUint64(): [number, number] {
      if (this.#at >= this.#bytes.length) throw new Error('ReadUint64() failed');
      let [value, shift] = [0n, 0n];
      for (;;) {
        const byte = this.#byte();
        value |= BigInt(byte & 0x7f) << shift;
        shift += 7n;
        if (byte < 0x80) break;
      }
      return [Number((value >> 32n) & 0xffff_ffffn), Number(value & 0xffff_ffffn)];
    }

    readDouble(): number {
      if (this.#at + 8 > this.#bytes.length) throw new Error('ReadDouble() failed');
      return this.#double();
    }

    readRawBytes(length: number): Buffer {
      if (this.#at + length > this.#bytes.length) throw new Error('ReadRawBytes() failed');
      const { buffer, byteOffset } = this.#take(length);
      return Buffer.from(buffer as ArrayBuffer, byteOffset, length);
    }

    #byte(): number {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw broken();
      return byte;
    }

    #take(length: number): Uint8Array {
      const end = this.#at + length;
      if (end > this.#bytes.length) throw broken();
      const taken = this.#bytes.subarray(this.#at, end);
      this.#at = end;
      return taken;
    }

    #varint(): number {
      let [value, factor] = [0, 1];
      for (;;) {
        const byte = this.#byte();
        value += (byte & 0x7f) * factor;
        factor *= 0x80;
        if (byte < 0x80) return value % 2 ** 32;
      }
    }

    #double(): number {
      const bytes = this.#take(8);
      return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
    }

    /** The next tag, with what fills up before it left out. */
    #tag(): string {
      for (;;) {
        const tag = String.fromCharCode(this.#byte());
        if (tag !== tags.padding) return tag;
      }
    }

    #peek(): string {
      const before = this.#at;
      if (before >= this.#bytes.length) return '';
      const tag = this.#tag();
      this.#at = before;
      return tag;
    }

    #keep<T>(value: T): T {
      this.#objects.push(value);
      return value;
    }

    #read(): unknown {
      const value = this.#readTagged(this.#tag());
      // A view stands behind what it looks at.
      if (value instanceof ArrayBuffer && this.#peek() === tags.view) {
        this.#tag();
        return this.#view(value);
      }
      return value;
    }

    #readTagged(tag: string): unknown {
      switch (tag) {
        case tags.undefined:
          return undefined;
        case tags.null:
          return null;
        case tags.true:
          return true;
        case tags.false:
          return false;
        case tags.int: {
          const value = this.#varint();
          return (value >>> 1) ^ -(value & 1);
        }
        case tags.uint:
          return this.#varint();
        case tags.double:
          return this.#double();
        case tags.bigint:
          return this.#bigint();
        case tags.oneByteString:
        case tags.twoByteString:
        case tags.utf8String:
          return this.#string(tag);
        case tags.again: {
          const id = this.#varint();
          if (id >= this.#objects.length) throw broken();
          return this.#objects[id];
        }
        case tags.object:
          return this.#object();
        case tags.dense:
        case tags.sparse:
          return this.#array(tag);
        case tags.date:
          return this.#keep(new Date(this.#double()));
        case tags.boxedTrue:
        case tags.boxedFalse:
          return this.#keep(Object(tag === tags.boxedTrue) as object);
        case tags.boxedNumber:
          return this.#keep(Object(this.#double()) as object);
        case tags.boxedBigint:
          return this.#keep(Object(this.#bigint()) as object);
        case tags.boxedString:
          return this.#keep(Object(this.#string(this.#tag())) as object);
        case tags.regExp:
          return this.#regExp();
        case tags.map:
          return this.#map();
        case tags.set:
          return this.#set();
        case tags.buffer:
        case tags.resizable:
          return this.#arrayBuffer(tag);
        case tags.transferred: {
          const id = this.#varint();
          if (!this.#transferred.has(id)) throw broken();
          return this.#keep(this.#transferred.get(id));
        }
        case tags.error:
          return this.#error();
        case tags.host: {
          // Its place is taken before it is there.
          const at = this.#objects.push(undefined) - 1;
          const { _readHostObject: read } = this as { _readHostObject?: () => unknown };
          if (!read) throw broken();
          const value = read.call(this);
          this.#objects[at] = value;
          return value;
        }
        default:
          throw broken();
      }
    }

    #string(tag: string): string {
      const bytes = this.#take(this.#varint());
      if (tag === tags.oneByteString) return Buffer.from(bytes).toString('latin1');
      if (tag === tags.twoByteString) return Buffer.from(bytes).toString('ucs2');
      if (tag === tags.utf8String) return Buffer.from(bytes).toString();
      throw broken();
    }

    #bigint(): bigint {
      const field = this.#varint();
      const bytes = this.#take(Math.floor(field / 2));
      const value = bytes.reduceRight((all, byte) => (all << 8n) | BigInt(byte), 0n);
      return field % 2 === 1 ? -value : value;
    }

    /** Reads pairs up to a tag, and gives how many there were. */
    #pairs(value: object, end: string): number {
      let count = 0;
      for (; this.#peek() !== end; count++) {
        const key = this.#read() as string | number;
        if (typeof key !== 'string' && typeof key !== 'number') throw broken();
        defineListed(value, key, this.#read());
      }
      this.#tag();
      return count;
    }

    #object(): object {
      const value = this.#keep({});
      if (this.#pairs(value, tags.objectEnd) !== this.#varint()) throw broken();
      return value;
    }

    #array(tag: string): unknown[] {
      const length = this.#varint();
      if (tag === tags.dense && length > this.#bytes.length - this.#at) throw broken();
      const value = this.#keep(new Array(length) as AnyArray);
      if (tag === tags.dense) {
        for (let at = 0; at < length; at++) {
          if (this.#peek() === tags.hole) this.#tag();
          else value[at] = this.#read();
        }
      }
      const count = this.#pairs(value, tag === tags.dense ? tags.denseEnd : tags.sparseEnd);
      if (count !== this.#varint() || length !== this.#varint()) throw broken();
      return value;
    }

    #regExp(): RegExp {
      const source = this.#string(this.#tag());
      const bits = this.#varint();
      const flags = regExpFlags.filter((_, at) => bits & (1 << at)).join('');
      return this.#keep(new RegExp(source, flags));
    }

    #map(): Map<unknown, unknown> {
      const map = this.#keep(new Map<unknown, unknown>());
      let count = 0;
      for (; this.#peek() !== tags.mapEnd; count += 2) map.set(this.#read(), this.#read());
      this.#tag();
      if (count !== this.#varint()) throw broken();
      return map;
    }

    #set(): Set<unknown> {
      const set = this.#keep(new Set<unknown>());
      let count = 0;
      for (; this.#peek() !== tags.setEnd; count++) set.add(this.#read());
      this.#tag();
      if (count !== this.#varint()) throw broken();
      return set;
    }

    #arrayBuffer(tag: string): ArrayBuffer {
      const length = this.#varint();
      const options = tag === tags.resizable ? { maxByteLength: this.#varint() } : undefined;
      const bytes = this.#take(length);
      const buffer = this.#keep(new ArrayBuffer(length, options as undefined));
      new Uint8Array(buffer).set(bytes);
      return buffer;
    }

    #view(buffer: ArrayBuffer): ArrayBufferView {
      const Class = viewTags.get(this.#tag());
      const [offset, length] = [this.#varint(), this.#varint()];
      // Flags: one that follows the length of its buffer is none here.
      if (this.#version >= 14) this.#varint();
      if (!Class || offset + length > buffer.byteLength) throw broken();
      const { BYTES_PER_ELEMENT: size = 1 } = Class as { BYTES_PER_ELEMENT?: number };
      return this.#keep(new Class(buffer, offset, length / size));
    }

    #error(): Error {
      const at = this.#objects.push(undefined) - 1;
      const parts: { message?: string; stack?: string; cause?: unknown } = {};
      let name: keyof typeof errorClasses | undefined;
      for (;;) {
        const tag = this.#tag();
        if (tag === errorParts.end) break;
        if (tag === errorParts.message) parts.message = this.#string(this.#tag());
        else if (tag === errorParts.stack) parts.stack = this.#string(this.#tag());
        else if (tag === errorParts.cause) parts.cause = this.#read();
        else {
          const found = Object.entries(errorTags).find(([, each]) => each === tag);
          if (!found) throw broken();
          name = found[0] as keyof typeof errorClasses;
        }
      }
      const Class = name === undefined ? Error : errorClasses[name];
      const error = new Class(parts.message, 'cause' in parts ? { cause: parts.cause } : undefined);
      this.#objects[at] = defineHidden(error, 'stack', parts.stack);
      return error;
    }
  };
}
