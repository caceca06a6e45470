// The sheet of contents closes when a link in it was followed; and with the first scroll, key or move
// of the mouse comes what is needed while reading.

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('#contents a');
  const sheet = link && link.closest<HTMLElement>(':popover-open');
  if (sheet) sheet.hidePopover();
});

for (const type of ['scroll', 'keydown', 'pointerover']) {
  addEventListener(type, () => void import('./while-reading.ts'), { once: true, passive: true });
}
