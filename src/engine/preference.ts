// Which engine this reader wants: remembered for good, or forced for a visit by the address.
import { engineIds, type EngineId } from './types.ts';

/** A wish for an engine. A forced one is used or fails; there is no other then. */
export interface Preference {
  readonly engine: EngineId;
  readonly forced: boolean;
}

const storageKey = 'interleave:engine';

/** The two storages, as far as they are there: a browser may refuse them, by throwing. */
export interface Storages {
  readonly visit: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly lasting: Pick<Storage, 'getItem' | 'setItem'>;
}

const browserStorages: Storages = {
  get visit() {
    return sessionStorage;
  },
  get lasting() {
    return localStorage;
  },
};

/** Reads `?engine=` from the address, then what the visit, then what the site remembers. */
export function readPreference(address = location.href, storages = browserStorages): Preference {
  const asked = toEngineId(new URL(address).searchParams.get('engine'));
  if (asked)
    attempt(() => {
      storages.visit.setItem(storageKey, asked);
    });
  const forced = asked ?? toEngineId(attempt(() => storages.visit.getItem(storageKey)));
  if (forced) return { engine: forced, forced: true };
  const lasting = toEngineId(attempt(() => storages.lasting.getItem(storageKey)));
  return { engine: lasting ?? 'stackblitz', forced: false };
}

/** Remembers the reader's choice of engine; it takes the place of one that was forced. */
export function rememberPreference(engine: EngineId, storages = browserStorages): void {
  attempt(() => {
    storages.visit.removeItem(storageKey);
  });
  attempt(() => {
    storages.lasting.setItem(storageKey, engine);
  });
}

/** {@link rememberPreference} in a page, whose address then forces nothing any more. */
export function chooseEngine(engine: EngineId): void {
  rememberPreference(engine);
  const address = new URL(location.href);
  if (!address.searchParams.has('engine')) return;
  address.searchParams.delete('engine');
  history.replaceState(history.state, '', address);
}

function toEngineId(text: string | null | undefined): EngineId | undefined {
  return engineIds.find((id) => id === text);
}

/** Without storage the choice lasts as long as the page. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
