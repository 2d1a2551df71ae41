import type { Script } from '../harness/script.ts';
import { clerk } from './clerk.ts';
import { deployment } from './deployment.ts';
import { keeper } from './keeper.ts';
import { ledger } from './ledger.ts';
import { pod } from './pod.ts';
import { prometheus } from './prometheus.ts';
import { recorded } from './recorded.ts';
import { redis } from './redis.ts';

/** All histories that are played, the cheapest first. */
export const SCRIPTS: readonly Script[] = [pod, deployment, keeper, clerk, ledger, redis, recorded, prometheus];
