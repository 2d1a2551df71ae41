import { hostsIn } from '../../knowledge/holder-identity.ts';
import { driverOf, isCsi, sanitizedDriver } from '../../objects/csi-driver.ts';
import type { Gap } from '../../objects/gap.ts';
import { stringAt } from '../../objects/json.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import { containersOf, podTemplate } from '../../objects/workload.ts';
import { couldBePodOf } from '../../operators/leader.ts';
import { leasesNamed } from '../down/needs.ts';
import { workloadsIn } from '../down/workloads.ts';
import type { Certainty } from '../finding.ts';
import type { AnswersTo } from '../query.ts';
import { controllerName } from './controller-name.ts';
import { ATTACHER_PREFIX } from './volume-finalizers.ts';

/** Sidecars that run beside a CSI driver's controller, by image or container name, and do what a finalizer waits for. */
const ATTACHER = /(csi|external)-attacher/;
const PROVISIONER = /(csi|external)-provisioner/;

/**
 * What tells whether a CSI driver is there: its CSIDriver object, the Lease of its sidecar (kubernetes-csi
 * external-attacher cmd/csi-attacher/main.go, external-provisioner cmd/csi-provisioner/csi-provisioner.go), workloads.
 * Provisioners that are no CSI drivers hold a Lease of their name with its dots (sig-storage-lib-external-provisioner
 * controller/controller.go).
 */
export function csiNeeds({ object, finalizer }: { readonly object: KubeObject; readonly finalizer: string }) {
  const driver = driverOf(object) ?? '';
  const lease = `${finalizer.startsWith(ATTACHER_PREFIX) ? 'external-attacher-leader-' : ''}${sanitizedDriver(driver)}`;
  return {
    drivers: { kind: 'list', group: 'storage.k8s.io', resource: 'csidrivers' } as const,
    leases: leasesNamed(lease),
    older: leasesNamed(driver.replaceAll('/', '-')),
    ...workloadsIn(undefined),
  };
}

/** What was found of a CSI driver's controller. */
export interface CsiController {
  readonly driver: string;
  /** `CSI driver NAME`, or `provisioner NAME`, in sentences. */
  readonly name: string;
  /** The CSIDriver object is there; undefined where that could not be read. */
  readonly registered: boolean | undefined;
  /** Workloads that run its controller, as far as Leases and their own texts tell. */
  readonly workloads: readonly KubeObject[];
  /** How sure it is that these are the driver's. */
  readonly certainty: Certainty;
  /** Leases of its sidecar, and whether one of them is renewed. */
  readonly leases: readonly KubeObject[];
  readonly leads: boolean;
  readonly gaps: readonly Gap[];
}

/** Puts together what was read of a CSI driver's controller. */
export function csiController(
  { object, finalizer }: { readonly object: KubeObject; readonly finalizer: string },
  answers: AnswersTo<ReturnType<typeof csiNeeds>>,
  now: number,
): CsiController {
  const { drivers, ...lists } = answers;
  const { leases, older, deployments, statefulSets, daemonSets } = lists;
  const driver = driverOf(object) ?? '';
  const found = [leases, older].flatMap((list) => (list.ok ? list.value : []));
  const states = found.map(leaseState);
  const workloads = [deployments, statefulSets, daemonSets].flatMap((list) => (list.ok ? list.value : []));
  const sidecar = finalizer.startsWith(ATTACHER_PREFIX) ? ATTACHER : PROVISIONER;
  const controllers = workloads.filter((workload) => !isCsi(driver) || runs(workload, sidecar));
  const mentioning = new Set(workloads.filter((workload) => mentions(workload, driver)));
  const sure = controllers.filter(
    (workload) => mentioning.has(workload) || found.some((lease) => isHolder(workload, lease)),
  );
  const places = new Set([...found, ...mentioning].map(({ metadata }) => metadata.namespace));
  const beside = isCsi(driver) ? controllers.filter(({ metadata }) => places.has(metadata.namespace)) : [];
  const gaps = Object.values(lists).flatMap((answer) => (answer.ok ? [] : [answer.gap]));
  return {
    driver,
    name: controllerName('csi-driver', object),
    registered: drivers.ok ? drivers.value.some(({ metadata }) => metadata.name === driver) : undefined,
    workloads: sure.length > 0 ? sure : beside,
    certainty: sure.length === 1 && gaps.length === 0 ? 'certain' : 'likely',
    leases: found,
    leads: states.some((state) => state.holder !== '' && !isExpired(state, now)),
    gaps,
  };
}

function runs(workload: KubeObject, sidecar: RegExp): boolean {
  return containersOf(workload).some((container) =>
    sidecar.test(`${stringAt(container, 'name') ?? ''} ${stringAt(container, 'image') ?? ''}`),
  );
}

function isHolder(workload: KubeObject, lease: KubeObject): boolean {
  if (lease.metadata.namespace !== workload.metadata.namespace) return false;
  return hostsIn(leaseState(lease).holder).some((host) => couldBePodOf(host, workload));
}

/** Drivers name themselves in arguments, variables and paths of sockets; one's name may be part of another's. */
function mentions(workload: KubeObject, driver: string): boolean {
  if (driver === '') return false;
  const name = new RegExp(`(?<![A-Za-z0-9.-])${RegExp.escape(driver)}(?![A-Za-z0-9.-])`);
  return name.test(JSON.stringify(podTemplate(workload) ?? {}));
}
