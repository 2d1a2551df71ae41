import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { BuiltInController } from '../symptom.ts';

/** Where the controllers of Kubernetes itself, and their Leases, are. */
export const CONTROL_PLANE = 'kube-system';

/** Controllers that hold a Lease of their own name in kube-system. */
export type ControllerManager = Extract<BuiltInController, 'kube-controller-manager' | 'cloud-controller-manager'>;

/** Whether a controller is one of the two that hold a Lease of their own. */
export function isControllerManager(controller: BuiltInController): controller is ControllerManager {
  return controller === 'kube-controller-manager' || controller === 'cloud-controller-manager';
}

/**
 * Whether something is, by its name, an instance of a controller manager: `kube-controller-manager-node1`,
 * `rke2-cloud-controller-manager`. Distributions put their own names around that of the program.
 */
export function isInstance(controller: ControllerManager, { metadata }: KubeObject): boolean {
  return metadata.name.includes(controller);
}

/** The Leases of a controller manager, and whether one of them is kept. */
export interface Leadership {
  readonly leases: readonly KubeObject[];
  /** Somebody renews one of them. */
  readonly kept: boolean;
  /** There are some, all of them held by somebody who no longer renews. */
  readonly expired: boolean;
}

/** Who leads among the instances of a controller manager, by the Leases of kube-system. */
export function leadership(controller: ControllerManager, leases: readonly KubeObject[], now: number): Leadership {
  const own = leases.filter((lease) => isInstance(controller, lease));
  const states = own.map(leaseState);
  const expired = states.map((state) => isExpired(state, now));
  return {
    leases: own,
    kept: states.some(({ holder }, at) => holder !== '' && expired[at] === false),
    expired: own.length > 0 && expired.every((each) => each),
  };
}
