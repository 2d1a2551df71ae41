import { afterAll } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { startScenarioPlane } from '../scenarios/harness/start-plane.ts';
import { createTools, type Tools } from '../scenarios/harness/tools.ts';

/** A control plane of a test file's own, for files that look at the whole cluster or harm it; it goes when the file is done. */
export async function ownPlane(): Promise<ControlPlane> {
  const { plane, stop } = await startScenarioPlane();
  afterAll(stop);
  return plane;
}

/** The tools of scenarios, for a namespace of that name, which is made; what they made is taken down when the file is done. */
export async function toolsFor(plane: ControlPlane, name: string): Promise<Tools> {
  const { tools, cleanup } = createTools(plane, name);
  afterAll(() => cleanup.run());
  await tools.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return tools;
}
