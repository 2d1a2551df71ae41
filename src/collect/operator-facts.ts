import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { definitionOf, definitionsOfTypes } from '../objects/definition.ts';
import { type Gap, isPartial } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { OperatorFacts } from '../operators/facts.ts';
import { buildInventory, operatorWorkloads } from '../operators/inventory.ts';
import type { OperatorInventory } from '../operators/model.ts';
import { createLister, type KeptList, type Lister } from './list-kept.ts';
import { tallyResources } from './tally-resources.ts';

/** What is to be read. */
export interface OperatorFactsOptions {
  /**
   * Custom resources are counted too, which reads all of them: what has been Terminating for longer than these
   * milliseconds counts as stuck. undefined: they are not read.
   */
  readonly countStuckAfter?: number | undefined;
  /** Ends reading between pages. */
  readonly signal?: AbortSignal | undefined;
}

/** Which operators run in a cluster (see readOperatorFacts for what is read). */
export async function readOperatorInventory(
  reader: ClusterReader,
  discovery: Discovery,
  options: OperatorFactsOptions = {},
): Promise<OperatorInventory> {
  return buildInventory(await readOperatorFacts(reader, discovery, options));
}

/**
 * Reads the traces of operators side by side: definitions, workloads, RBAC, Services, webhooks, Leases and OLM's
 * objects, each whole in one request; then, of the namespaces in which operators were found, the pods and who is behind
 * their webhooks. What the cluster
 * does not serve is skipped; what may not be read of the whole cluster is read of the default namespace, and is a gap.
 */
export async function readOperatorFacts(
  reader: ClusterReader,
  discovery: Discovery,
  { countStuckAfter, signal }: OperatorFactsOptions = {},
): Promise<OperatorFacts> {
  const lister = createLister(reader, discovery, signal);
  const definitions = readDefinitions(lister, discovery);
  const [traces, tallies] = await Promise.all([
    readTraces(lister),
    countStuckAfter === undefined
      ? []
      : definitions.then((read) => {
          const types = new Set(read.map(({ name }) => name));
          return tallyResources(reader, discovery, { types, stuckAfter: countStuckAfter, signal });
        }),
  ]);
  const facts: OperatorFacts = {
    ...traces,
    definitions: await definitions,
    tallies,
    pods: [],
    podsRead: new Set(),
    endpointSlices: undefined,
    gaps: [],
    now: reader.now(),
  };
  const houses = new Set(operatorWorkloads(facts).map(({ metadata }) => metadata.namespace ?? ''));
  const [pods, endpointSlices] = await Promise.all([
    // They tell how many are ready, as of now: see operatorWorkload.
    readEach(lister, { group: '', resource: 'pods', fresh: true }, houses),
    readEach(lister, { group: 'discovery.k8s.io', resource: 'endpointslices' }, webhookNamespaces(facts)),
  ]);
  const silent = discovery.gaps.filter(({ subject }) => subject.kind === 'group' && GROUPS.has(subject.group));
  const slicesRead = !lister.gaps.some(isAbout('endpointslices'));
  return {
    ...facts,
    pods,
    podsRead: signal?.aborted !== true && arePodsRead(lister, discovery) ? houses : new Set(),
    endpointSlices: slicesRead ? endpointSlices : undefined,
    gaps: [...silent, ...lister.gaps],
  };
}

/** Whether the pods that were asked for are all that there are: a type that nobody serves, or a part of a cluster, tells nothing. */
function arePodsRead({ gaps }: Lister, { types, gaps: unseen }: Discovery): boolean {
  const isServed = types.some(({ group, resource }) => group === '' && resource === 'pods');
  return isServed && !unseen.some(isPartial) && !gaps.some(isAbout('pods'));
}

/** Objects of one type in some namespaces. */
async function readEach(lister: Lister, query: KeptList, namespaces: ReadonlySet<string>): Promise<KubeObject[]> {
  const lists = [...namespaces].map((namespace) => lister.list({ ...query, namespace }, same));
  return (await Promise.all(lists)).flat();
}

/** The namespaces of Services by which operators answer webhooks. */
function webhookNamespaces(facts: OperatorFacts): Set<string> {
  const { operators } = buildInventory(facts);
  return new Set(operators.flatMap(({ webhooks }) => webhooks.flatMap(({ service }) => service?.namespace ?? [])));
}

function isAbout(resource: string): (gap: Gap) => boolean {
  return ({ subject }) => subject.kind === 'list' && subject.type.resource === resource;
}

async function readDefinitions(lister: Lister, discovery: Discovery): Promise<OperatorFacts['definitions']> {
  const query = { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions' };
  const read = await lister.list(query, definitionOf);
  // Who may not read them still sees in discovery which types there are.
  const isUnread = lister.gaps.some(isAbout(query.resource));
  if (!isUnread) return read;
  const names = new Set(read.map(({ name }) => name));
  return [...read, ...definitionsOfTypes(discovery.types).filter(({ name }) => !names.has(name))];
}

const WORKLOADS = ['deployments', 'statefulsets', 'daemonsets'];
const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';
const OLM = 'operators.coreos.com';
const OLM_V1 = 'olm.operatorframework.io';

/** The groups that traces are read from: others hide nothing where they do not answer. */
const GROUPS = new Set(['apiextensions.k8s.io', 'apps', RBAC, 'coordination.k8s.io', ADMISSION, OLM, OLM_V1]);

async function readTraces(
  lister: Lister,
): Promise<Omit<OperatorFacts, 'definitions' | 'pods' | 'podsRead' | 'endpointSlices' | 'tallies' | 'gaps' | 'now'>> {
  const all = async (group: string, ...resources: string[]): Promise<KubeObject[]> =>
    (await Promise.all(resources.map((resource) => lister.list({ group, resource }, same)))).flat();
  const reading = {
    // Whether they are scaled to 0, and who leads, is judged by: a cache that is behind would tell of another time.
    workloads: Promise.all(
      WORKLOADS.map((resource) => lister.list({ group: 'apps', resource, fresh: true }, same)),
    ).then((lists) => lists.flat()),
    services: all('', 'services'),
    roles: all(RBAC, 'clusterroles', 'roles'),
    bindings: all(RBAC, 'clusterrolebindings', 'rolebindings'),
    // The kubelets' Leases, one a node, are no leader elections.
    leases: lister.list(
      {
        ...{ group: 'coordination.k8s.io', resource: 'leases', fresh: true },
        fieldSelector: 'metadata.namespace!=kube-node-lease',
      },
      same,
    ),
    webhookConfigurations: all(ADMISSION, 'validatingwebhookconfigurations', 'mutatingwebhookconfigurations'),
    csvs: all(OLM, 'clusterserviceversions'),
    subscriptions: all(OLM, 'subscriptions'),
    catalogSources: all(OLM, 'catalogsources'),
    operatorGroups: all(OLM, 'operatorgroups'),
    clusterExtensions: all(OLM_V1, 'clusterextensions'),
  };
  return {
    workloads: await reading.workloads,
    services: await reading.services,
    roles: await reading.roles,
    bindings: await reading.bindings,
    leases: await reading.leases,
    webhookConfigurations: await reading.webhookConfigurations,
    csvs: await reading.csvs,
    subscriptions: await reading.subscriptions,
    catalogSources: await reading.catalogSources,
    operatorGroups: await reading.operatorGroups,
    clusterExtensions: await reading.clusterExtensions,
  };
}

function same(object: KubeObject): KubeObject {
  return object;
}
