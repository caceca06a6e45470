// The official client's own copy of Comlink, which comes without types.
declare module '*/@webcontainer/api/dist/vendor/index.js' {
  export * as Comlink from 'comlink';
}
