// zh: 把灰階照片變模糊：每個像素換成周圍像素的平均。
// en: Blurs a grey photo: each pixel becomes the mean of the pixels around it.
export function blur(pixels, width, radius) {
  const height = pixels.length / width;
  const blurred = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height - 1, y + radius);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width - 1, x + radius);
      let sum = 0;
      for (let v = top; v <= bottom; v++) {
        for (let u = left; u <= right; u++) sum += pixels[v * width + u];
      }
      blurred[y * width + x] = sum / ((bottom - top + 1) * (right - left + 1));
    }
  }
  return blurred;
}
