// Which files what ran depends on, and who hears when one of them changes.
import type { TestNeeds } from '../needs.ts';
import { resolve } from '../../../paths/posix.ts';

/** Milliseconds in which several changes are told of as one. */
const pause = 200;

/** Hears which of those that ran depend on what has changed. */
export type OnChanged = (owners: ReadonlySet<string>) => void;

/** Watches a folder with all that is in it, or only files that something depends on. */
export class Dependencies {
  readonly #needs: Pick<TestNeeds, 'clearTimeout' | 'files' | 'setTimeout'>;
  readonly #onChanged: OnChanged;
  readonly #isEverything: boolean;
  readonly #owners = new Map<string, Set<string>>();
  readonly #watchers = new Map<string, { close(): void }>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** `folder` is an absolute path; without it, files are watched when they are noted. */
  constructor(
    needs: Pick<TestNeeds, 'clearTimeout' | 'files' | 'setTimeout'>,
    folder: string | undefined,
    onChanged: OnChanged,
  ) {
    this.#needs = needs;
    this.#onChanged = onChanged;
    this.#isEverything = folder !== undefined;
    if (folder === undefined) return;
    const watcher = needs.files().watch(folder, { recursive: true }, (_event, name) => {
      this.#note(resolve(folder, name ?? ''));
    });
    this.#watchers.set(folder, watcher);
  }

  /** `owner` depends on the file at that absolute path. */
  add(path: string, owner: string): void {
    const owners = this.#owners.get(path) ?? new Set();
    this.#owners.set(path, owners.add(owner));
    if (this.#isEverything || this.#watchers.has(path)) return;
    try {
      const watcher = this.#needs.files().watch(path, {}, () => {
        this.#note(path);
      });
      this.#watchers.set(path, watcher);
    } catch {
      // It is gone already.
    }
  }

  /** They will say anew what they depend on. */
  forget(owners: ReadonlySet<string>): void {
    for (const each of this.#owners.values()) for (const owner of owners) each.delete(owner);
  }

  close(): void {
    this.#needs.clearTimeout(this.#timer);
    for (const each of this.#watchers.values()) each.close();
    this.#watchers.clear();
  }

  #note(path: string): void {
    const owners = this.#owners.get(path);
    if (!this.#isEverything && (owners === undefined || owners.size === 0)) return;
    for (const owner of owners ?? []) this.#changed.add(owner);
    this.#needs.clearTimeout(this.#timer);
    this.#timer = this.#needs
      .setTimeout(() => {
        const changed = new Set(this.#changed);
        this.#changed.clear();
        this.#onChanged(changed);
      }, pause)
      .unref();
  }
}
