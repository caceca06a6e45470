// A page whose container is the official client's, behind which the stand-in for StackBlitz serves.
import { WebContainer } from '@webcontainer/api';
import { offerScript } from './script.ts';

offerScript(() => WebContainer.boot());
