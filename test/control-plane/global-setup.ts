import type { TestProject } from 'vitest/node';
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
 * Starts one control plane with kwok for the run, building its programs where they are missing. A failure fails the
 * run: tests that need a cluster are never skipped for want of one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const plane = await startControlPlane();
  try {
    const kwok = await startKwok(plane);
    project.provide('controlPlane', plane.coordinates);
    return async () => {
      await kwok.stop();
      await plane.stop();
    };
  } catch (error) {
    await plane.stop();
    throw error;
  }
}
