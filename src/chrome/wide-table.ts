// <wide-table>: around a table. One that scrolls is a stop for keys, with its table's name; others are none.

const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const table = target.firstElementChild;
    const name = table?.getAttribute('aria-labelledby');
    const isWide = target.scrollWidth > target.clientWidth;
    const attributes = {
      tabindex: '0',
      role: 'region',
      // A table that has a caption is named by that.
      ...(name
        ? { 'aria-labelledby': name }
        : { 'aria-label': table?.querySelector('caption')?.textContent ?? '' }),
    };
    for (const [key, value] of Object.entries(attributes)) {
      if (isWide) target.setAttribute(key, value);
      else target.removeAttribute(key);
    }
  }
});

customElements.define(
  'wide-table',
  class extends HTMLElement {
    connectedCallback(): void {
      scrolling.observe(this);
    }
  },
);
