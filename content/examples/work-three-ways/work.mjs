import { setTimeout as sleep } from 'node:timers/promises';
import { mostSteps } from './collatz.mjs';

export const wait = async () => sleep(200);

export const compute = async () => mostSteps(150_000);
