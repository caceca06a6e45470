const bytes = new Uint8Array([1, 2, 3]);

// zh: structuredClone 移交起來和 postMessage 一樣，不必另開執行緒。
// en: structuredClone transfers as postMessage does, without a second thread.
const moved = structuredClone(bytes, { transfer: [bytes.buffer] });
console.log(`there: ${moved.join(' ')}`);
console.log(`here: bytes[0] is ${bytes[0]}, length ${bytes.length}`);

const reads = {
  'bytes.at(0)': () => bytes.at(0),
  'bytes.slice()': () => bytes.slice(),
  '[...bytes]': () => [...bytes],
  'new DataView()': () => new DataView(bytes.buffer),
};
for (const [name, read] of Object.entries(reads)) {
  try {
    console.log(`here: ${name} gives ${read()}`);
  } catch (error) {
    console.log(`here: ${name} throws a ${error.name}`);
  }
}

// zh: 小的 Buffer 是從共用的記憶體池切出來的，不能移交。
// en: A small Buffer is cut from a shared pool, and cannot be transferred.
const pooled = Buffer.from('hello');
try {
  structuredClone(pooled, { transfer: [pooled.buffer] });
  console.log(`pooled: copied, ${pooled.length} bytes left here`);
} catch (error) {
  console.log(`pooled: ${error.name}, ${pooled.length} bytes left here`);
}

// zh: 先複製成自己的一塊，就可以了。
// en: A copy with memory to itself can be.
const own = new Uint8Array(pooled);
structuredClone(own, { transfer: [own.buffer] });
console.log(`own: transferred, ${own.length} bytes left here`);
