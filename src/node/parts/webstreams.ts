// A part: the web's streams as Node has them.
export { installWebStreams } from '../web-streams/install.ts';
