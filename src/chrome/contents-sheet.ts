// The sheet of contents closes when a link in it was followed; and with the first scroll comes what
// marks the heading that is read.

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('#contents a');
  const sheet = link && link.closest<HTMLElement>(':popover-open');
  if (sheet) sheet.hidePopover();
});

addEventListener('scroll', () => void import('./page-contents.ts'), { once: true, passive: true });
