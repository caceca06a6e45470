// <page-contents>: marks the heading that is being read, and closes the sheet when a link was followed.

import { readingLine } from '../visit/place.ts';

class PageContents extends HTMLElement {
  #links = new Map<HTMLElement, HTMLAnchorElement>();
  #marked: HTMLAnchorElement | undefined;
  #frame = 0;

  connectedCallback(): void {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) this.#links.set(heading, link);
    }
    this.addEventListener('click', this.#close);
    addEventListener('scroll', this.#later, { passive: true });
    addEventListener('resize', this.#later, { passive: true });
    this.#later();
  }

  disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    removeEventListener('scroll', this.#later);
    removeEventListener('resize', this.#later);
  }

  readonly #later = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#mark);
  };

  readonly #mark = (): void => {
    const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.body.scrollHeight - 2;
    const headings = [...this.#links.keys()];
    const read = headings.findLast(
      (heading) => heading.getBoundingClientRect().top <= (isAtEnd ? innerHeight : readingLine),
    );
    const link = read && this.#links.get(read);
    if (link === this.#marked) return;
    this.#marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    this.#marked = link;
  };

  readonly #close = (event: MouseEvent): void => {
    const sheet = this.closest<HTMLElement>('[popover]');
    const isLink = event.target instanceof Element && event.target.closest('a');
    if (isLink && sheet?.matches(':popover-open')) sheet.hidePopover();
  };
}

customElements.define('page-contents', PageContents);
