// The types of what bundle-text-plugin.ts makes of imports that end in `?iife` or `?scripts`.
declare module '*?iife' {
  const text: string;
  export default text;
}

declare module '*?scripts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
