// A part: the web's streams as Node has them.
export { installWebStreams } from '../globals/streams/install.ts';
