import { booleanAt, objectAt, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import type { OperatorFacts } from './facts.ts';
import type { Installation, OlmSubscription } from './model.ts';

/** The Subscription that installed a ClusterServiceVersion of the same namespace; undefined where none did. */
export function subscriptionOf(csv: string, namespace: string, facts: OperatorFacts): OlmSubscription | undefined {
  const found = facts.subscriptions.find(
    ({ metadata, body }) =>
      metadata.namespace === namespace &&
      [stringAt(body, 'status', 'installedCSV'), stringAt(body, 'status', 'currentCSV')].includes(csv),
  );
  return found && readSubscription(found, facts.catalogSources);
}

/** Fields of operator-framework/api operators/v1alpha1 SubscriptionSpec and SubscriptionStatus. */
function readSubscription({ metadata, body }: KubeObject, catalogSources: readonly KubeObject[]): OlmSubscription {
  const spec = objectAt(body, 'spec');
  const status = objectAt(body, 'status');
  const installed = stringAt(status, 'installedCSV');
  const current = stringAt(status, 'currentCSV');
  const catalog = { name: stringAt(spec, 'source') ?? '', namespace: stringAt(spec, 'sourceNamespace') ?? '' };
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    package: stringAt(spec, 'name') ?? '',
    channel: stringAt(spec, 'channel') || undefined,
    approval: stringAt(spec, 'installPlanApproval') || 'Automatic',
    installedCsv: installed,
    availableCsv: current === installed ? undefined : current,
    state: stringAt(status, 'state'),
    installPlan: stringAt(status, 'installPlanRef', 'name'),
    catalog: { ...catalog, ...catalogState(catalog, status, catalogSources) },
  };
}

function catalogState(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  status: ReturnType<typeof objectAt>,
  catalogSources: readonly KubeObject[],
): Pick<OlmSubscription['catalog'], 'healthy' | 'connection'> {
  const source = catalogSources.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  const connection = stringAt(source?.body, 'status', 'connectionState', 'lastObservedState');
  const reported = objectsAt(status, 'catalogHealth').find(
    (entry) =>
      stringAt(entry, 'catalogSourceRef', 'name') === name &&
      stringAt(entry, 'catalogSourceRef', 'namespace') === namespace,
  );
  const healthy = booleanAt(reported, 'healthy');
  // The connection is the newer word; IDLE is a gRPC connection without work.
  if (connection === undefined) return { healthy, connection };
  return { healthy: ['READY', 'IDLE'].includes(connection) && healthy !== false, connection };
}

/** What a ClusterExtension says is installed (operator-framework/operator-controller api/v1, status.install.bundle). */
export function extensionVersion(name: string, facts: OperatorFacts): string | undefined {
  const extension = facts.clusterExtensions.find(({ metadata }) => metadata.name === name);
  return stringAt(extension?.body, 'status', 'install', 'bundle', 'version');
}

/** An installation by labels, with what OLM's own objects say of it. */
export function withOlm(installation: Installation, namespace: string, facts: OperatorFacts): Installation {
  switch (installation.kind) {
    case 'olm-v0':
      return { ...installation, subscription: subscriptionOf(installation.csv, namespace, facts) };
    case 'olm-v1':
      return { ...installation, version: extensionVersion(installation.clusterExtension, facts) };
    default:
      return installation;
  }
}
