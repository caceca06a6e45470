// zh: 一塊灰階的圖，邊長 side，每個像素一個位元組。
// en: A tile of a grey picture, `side` pixels wide and high, a byte for each.
export function makeTile(side) {
  const pixels = new Uint8Array(side * side);
  return { side, pixels: pixels.map((_, index) => (index * index) >> 7) };
}

// zh: 模糊：每個像素都換成周圍像素的平均。
// en: Blurs it: each pixel becomes the mean of those around it.
export function blur({ side, pixels }, radius = 7) {
  const blurred = new Uint8Array(pixels.length);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      let count = 0;
      for (
        let v = Math.max(0, y - radius);
        v <= Math.min(side - 1, y + radius);
        v++
      ) {
        for (
          let u = Math.max(0, x - radius);
          u <= Math.min(side - 1, x + radius);
          u++
        ) {
          sum += pixels[v * side + u];
          count++;
        }
      }
      blurred[y * side + x] = sum / count;
    }
  }
  return blurred;
}
