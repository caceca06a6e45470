const unchanged = new Int32Array(new SharedArrayBuffer(4));

// zh: 讓整個執行緒停一會兒，例如在等付款。
// en: Stops the whole thread for a while, as a payment might.
export function pause(milliseconds) {
  Atomics.wait(unchanged, 0, 0, milliseconds);
}
