// Files by path as the tree that `mount()` takes, on either engine.

/** What lies in a folder, by name. */
export type Tree = Record<string, Folder | File>;

interface Folder {
  readonly directory: Tree;
}

interface File {
  readonly file: { readonly contents: string | Uint8Array };
}

/** The tree of a set of files. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const root: Tree = {};
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    let folder = root;
    for (const part of folders) {
      const node = folder[part];
      const directory = node && 'directory' in node ? node.directory : {};
      folder[part] = { directory };
      folder = directory;
    }
    folder[name] = { file: { contents } };
  }
  return root;
}
