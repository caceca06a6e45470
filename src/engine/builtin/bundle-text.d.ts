// The types of what bundle-text-plugin.ts makes of imports that end in `?iife`, `?scripts` or `?loaders`.
declare module '*?iife' {
  const text: string;
  export default text;
}

declare module '*?scripts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module '*?loaders' {
  const loaders: Readonly<Record<string, () => Promise<string>>>;
  export default loaders;
}
