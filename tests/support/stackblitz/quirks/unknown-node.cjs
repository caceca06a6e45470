// Loaded into a process of the stand-in: it says that it is a Node which nobody has seen yet.
'use strict';

Object.defineProperty(process, 'version', { value: 'v99.0.0' });
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '99.0.0' } });
