import { inject } from 'vitest';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { connectRedisOperator, type RedisOperator, type RedisOperatorCoordinates } from './redis-operator.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The example operator that all test files of a run share. */
    redisOperator: RedisOperatorCoordinates;
  }
}

/**
 * The operator that the run's global setup started on the shared control plane. It serves all test files at once:
 * switch failures on for objects of the file's own only, and neither `hang` nor whole controllers. A test that has
 * to, or that ends the process, starts a control plane of its own with startRedisOperator.
 */
export function sharedRedisOperator(plane: ControlPlaneHandle): RedisOperator {
  return connectRedisOperator(plane, inject('redisOperator'));
}
