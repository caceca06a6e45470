// The type of what bundle-text-plugin.ts makes of an import that ends in `?iife`.
declare module '*?iife' {
  const text: string;
  export default text;
}
