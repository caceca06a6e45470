// `npm run nodes`: installs the Nodes of tests/nodes, unless they are there.
import { installNodes } from './nodes.ts';

try {
  installNodes();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
