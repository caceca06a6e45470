// The files a program can see: text by absolute path.

/** A read-only tree. Folders exist where a file lies below them. */
export class Files {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #folders = new Set<string>();

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts));
    for (const path of this.#texts.keys()) {
      for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
        this.#folders.add(path.slice(0, at));
      }
    }
  }

  isFile(path: string): boolean {
    return this.#texts.has(path);
  }

  isFolder(path: string): boolean {
    return path === '/' || this.#folders.has(path);
  }

  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined {
    return this.#texts.get(path);
  }
}
