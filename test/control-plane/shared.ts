import { afterAll, inject } from 'vitest';
import './global-setup.ts';
import { type ControlPlaneHandle, connect } from './handle.ts';
import { createNamespace, deleteNamespace } from './namespaces.ts';

/** The control plane that the run's global setup started, for a test file of the project `cluster`. */
export function sharedControlPlane(): ControlPlaneHandle {
  const plane = connect(inject('controlPlane'));
  afterAll(() => plane.disconnect());
  return plane;
}

/** Makes a namespace of the test file's own, deleted (without waiting) when the file is done; answers its name. */
export async function testNamespace(plane: ControlPlaneHandle, prefix = 'test'): Promise<string> {
  const name = await createNamespace(plane, prefix);
  afterAll(() => deleteNamespace(plane, name));
  return name;
}
