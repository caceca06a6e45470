// `fs` of a container: the files that its next process will find.
import { entriesOf } from './tree.ts';
import type { FileSystemTree } from './tree.ts';

export class ContainerFiles {
  readonly #texts = new Map<string, string>();

  mount(tree: FileSystemTree, folder: string): Promise<void> {
    for (const [path, contents] of entriesOf(tree, folder)) {
      if (contents === undefined) continue;
      const text = typeof contents === 'string' ? contents : new TextDecoder().decode(contents);
      this.#texts.set(path.replace(/^(?:\.?\/)+/u, ''), text);
    }
    return Promise.resolve();
  }

  snapshot(): Promise<Readonly<Record<string, string>>> {
    return Promise.resolve(Object.fromEntries(this.#texts));
  }
}
