import { driverOf, isCsi } from '../../objects/csi-driver.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { BuiltInController } from '../symptom.ts';

/** A controller of Kubernetes itself in a sentence; a CSI driver is the one of the object, by its name. */
export function controllerName(controller: BuiltInController, object: KubeObject): string {
  if (controller !== 'csi-driver') return controller;
  const driver = driverOf(object);
  if (driver === undefined) return 'the CSI driver';
  return isCsi(driver) ? `CSI driver ${driver}` : `provisioner ${driver}`;
}
