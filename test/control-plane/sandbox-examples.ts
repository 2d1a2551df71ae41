import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import type { ControlPlane } from './control-plane.ts';

/** An example that runs in the sandbox. */
export interface RunningExample {
  stop(): Promise<void>;
}

/** What the sandbox starts after the control plane and its fake node, in this order; stopped in the reverse one. */
export const EXAMPLES: readonly ((plane: ControlPlane) => Promise<RunningExample>)[] = [redis];

/** The Redis operator, with RedisCluster and RedisBackup in namespace shop. */
async function redis(plane: ControlPlane): Promise<RunningExample> {
  const operator = await startRedisOperator(plane);
  await operator.applySamples();
  return operator;
}
