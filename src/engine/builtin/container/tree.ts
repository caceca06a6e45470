// The tree of files that `mount()` is given, and the paths that it stands for.

/** A folder's contents by name, as `@webcontainer/api` has it. */
export type FileSystemTree = Readonly<Record<string, DirectoryNode | FileNode>>;

export interface DirectoryNode {
  readonly directory: FileSystemTree;
}

export interface FileNode {
  readonly file: { readonly contents: string | Uint8Array };
}

/** Every file of a tree with its path below `folder`, and every folder, with nothing behind it. */
export function* entriesOf(
  tree: FileSystemTree,
  folder: string,
): Generator<readonly [path: string, contents: string | Uint8Array | undefined]> {
  for (const [name, node] of Object.entries(tree)) {
    const path = `${folder}/${name}`;
    if ('directory' in node) {
      yield [path, undefined];
      yield* entriesOf(node.directory, path);
    } else if ('contents' in node.file) {
      yield [path, node.file.contents];
    } else {
      throw new TypeError(`${path}: a symbolic link cannot be mounted in the built-in engine`);
    }
  }
}
