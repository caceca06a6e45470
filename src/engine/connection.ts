// The reader's connection, as far as the browser tells.

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  readonly type?: string;
}

/** Whether the reader pays for, or asked to save, what a boot ahead of need would load. */
export function isThrifty(): boolean {
  const { connection } = navigator as { connection?: Connection };
  if (!connection) return false;
  const { saveData, effectiveType, type } = connection;
  return saveData === true || type === 'cellular' || (effectiveType ?? '').includes('2g');
}
