// `node:v8`: values as bytes and back; what only the engine itself could tell is missing by its name.
import { checkString } from '../../errors/node-error.ts';
import { createDeserializer } from './deserializer.ts';
import { viewNumbers } from './format.ts';
import { createSerializer } from './serializer.ts';

/** The exports of `node:v8`, but for what is missing. */
export function createV8(Buffer: BufferConstructor) {
  const Serializer = createSerializer(Buffer);
  const Deserializer = createDeserializer(Buffer);
  Serializer.prototype._getDataCloneError = Error;
  const numbers = viewNumbers(Buffer);

  class DefaultSerializer extends Serializer {
    constructor() {
      super();
      this._setTreatArrayBufferViewsAsHostObjects(true);
    }

    _writeHostObject(view: ArrayBufferView): void {
      // Of those that are a Buffer the most special one counts.
      const number =
        view instanceof Buffer
          ? numbers.indexOf(Buffer)
          : numbers.findIndex((Class) => Class && view instanceof Class);
      if (number < 0) throw new this._getDataCloneError('Unserializable host object.');
      this.writeUint32(number);
      this.writeUint32(view.byteLength);
      this.writeRawBytes(view);
    }
  }

  class DefaultDeserializer extends Deserializer {
    _readHostObject(): unknown {
      const Class = numbers[this.readUint32()];
      const bytes = this.readRawBytes(this.readUint32());
      if (!Class) throw new Error('Unable to deserialize cloned data.');
      if ((Class as unknown) === Buffer) return bytes;
      const { BYTES_PER_ELEMENT: size = 1 } = Class as { BYTES_PER_ELEMENT?: number };
      const copy = new Uint8Array(bytes);
      return new Class(copy.buffer, 0, copy.byteLength / size);
    }
  }

  return {
    Serializer,
    Deserializer,
    DefaultSerializer,
    DefaultDeserializer,
    serialize(value: unknown): Buffer {
      const serializer = new DefaultSerializer();
      serializer.writeHeader();
      serializer.writeValue(value);
      return serializer.releaseBuffer();
    },
    deserialize(buffer: ArrayBufferView): unknown {
      const deserializer = new DefaultDeserializer(buffer);
      deserializer.readHeader();
      return deserializer.readValue();
    },
    isStringOneByteRepresentation(content: unknown): boolean {
      checkString(content, 'content');
      return /^[\0-\xff]*$/u.test(content);
    },
    // There is nothing that counts, as in a Node that was not told to.
    takeCoverage(): void {
      // Nothing to write.
    },
    stopCoverage(): void {
      // Nothing to stop.
    },
    startupSnapshot: { isBuildingSnapshot: () => false },
  };
}
