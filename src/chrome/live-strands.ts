// The strands of the home page follow the run of its program, line by line.
import { LineOrder, strandPaths } from './strand-paths.ts';

let order = new LineOrder();
let isDrawing = false;

function draw(): void {
  isDrawing = false;
  for (const [part, d] of Object.entries(strandPaths(order)))
    document.querySelector(`.strands [data-strand="${part}"]`)?.setAttribute('d', d);
}

function drawSoon(): void {
  if (isDrawing || !document.querySelector('.strands')) return;
  isDrawing = true;
  requestAnimationFrame(draw);
}

document.addEventListener('run-start', () => {
  order = new LineOrder();
  drawSoon();
});
document.addEventListener('run-event', ({ detail }) => {
  order.add(detail);
  drawSoon();
});
