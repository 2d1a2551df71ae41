import type { TestProject } from 'vitest/node';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import '../operators/redis/shared-redis-operator.ts';
import { startControlPlane } from './control-plane.ts';
import type { Coordinates } from './coordinates.ts';
import { startKwok } from './kwok.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The control plane that all test files of a run share. */
    controlPlane: Coordinates;
  }
}

/**
 * Starts one control plane with kwok and the example operator for the run, building programs where they are missing.
 * A failure fails the run: tests that need a cluster are never skipped for want of one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async (): Promise<void> => {
    for (const program of started.reverse()) await program.stop();
  };
  try {
    const plane = await startControlPlane();
    started.push(plane);
    started.push(await startKwok(plane));
    const operator = await startRedisOperator(plane);
    started.push(operator);
    project.provide('controlPlane', plane.coordinates);
    project.provide('redisOperator', operator.coordinates);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
