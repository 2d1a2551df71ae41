import { stringAt } from './json.ts';
import type { KubeObject } from './object.ts';

/**
 * The name of the CSI driver, or of the older provisioner, that an object belongs to: of a VolumeAttachment its attacher,
 * of a PersistentVolume the driver it was migrated to, its CSI driver, or who provisioned it (component-helpers
 * storage/volume/pv_helpers.go, AnnMigratedTo and AnnDynamicallyProvisioned). undefined where it names none.
 */
export function driverOf({ body, metadata }: KubeObject): string | undefined {
  const { annotations } = metadata;
  return (
    stringAt(body, 'spec', 'attacher') ||
    annotations['pv.kubernetes.io/migrated-to'] ||
    stringAt(body, 'spec', 'csi', 'driver') ||
    stringAt(body, 'spec', 'driver') ||
    annotations['pv.kubernetes.io/provisioned-by'] ||
    undefined
  );
}

/** Names of CSI drivers have no slash (CSI specification, GetPluginInfo); those of other provisioners mostly have one. */
export function isCsi(driver: string): boolean {
  return !driver.includes('/');
}

/**
 * A driver's name as the sidecars write it in finalizers and names of Leases (kubernetes-csi/external-attacher
 * pkg/controller/util.go, SanitizeDriverName; csi-lib-utils leaderelection, sanitizeName).
 */
export function sanitizedDriver(driver: string): string {
  const name = driver.replaceAll(/[^A-Za-z0-9-]/g, '-');
  return name.endsWith('-') ? `${name}X` : name;
}
