// <page-contents>: marks the heading that is being read.

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
}

customElements.define('page-contents', PageContents);
