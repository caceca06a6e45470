// Classes of the web platform that not every browser has: WebKit lacks those of streams of bytes.

/** The prototypes of the classes of these names that there are. */
export function prototypesOf(...names: readonly string[]): object[] {
  const scope = globalThis as Readonly<Record<string, unknown>>;
  return names.flatMap((name) => {
    const { prototype } = (scope[name] ?? {}) as { readonly prototype?: object };
    return prototype ?? [];
  });
}
