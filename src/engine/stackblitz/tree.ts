// Files by path as the tree that the client takes.
import type { FileSystemTree } from '@webcontainer/api';

/** The client's own form of a set of files. */
export function treeOf(files: Readonly<Record<string, string>>): FileSystemTree {
  const root: FileSystemTree = {};
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
