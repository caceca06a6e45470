// What is said once a visit: why another engine ran a program than the one that comes first.

import { keepItem, keptItem } from '../../storage/items.ts';
import type { ReasonRecord } from '../block/run-record.ts';

/** The key of the last reason that was said, in the site's storage. */
const saidKey = 'interleave:said';

/** Whether the reader has not been told of this reason last; from then on it is no news. */
export function isNews(because: ReasonRecord): boolean {
  const reason = `${because.engine} ${'ability' in because ? because.ability : because.failure}`;
  if (keptItem('visit', saidKey) === reason) return false;
  keepItem('visit', saidKey, reason);
  return true;
}
