import type { OperatorHouse } from '../../../operators/house.ts';
import type { Installation, OlmSubscription } from '../../../operators/model.ts';
import { factSection, type PageLayout } from './section.ts';

/** What OLM says of it: channel, approval, what is installed and what is available, and the catalog's health. */
export function olm({ status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const rows = olmFacts(operator.installation);
  return rows.length === 0 ? '' : factSection('Operator Lifecycle Manager', rows, layout);
}

function olmFacts(installation: Installation): (readonly [string, string | undefined])[] {
  if (installation.kind === 'olm-v1')
    return [
      ['ClusterExtension', installation.clusterExtension],
      ['Installed', installation.version],
    ];
  if (installation.kind !== 'olm-v0') return [];
  const { csv, subscription } = installation;
  if (subscription === undefined)
    return [
      ['Installed', csv],
      ['Subscription', 'none: OLM does not upgrade it'],
    ];
  const { name, namespace, channel, approval, catalog } = subscription;
  return [
    ['Subscription', `${namespace}/${name}, package ${subscription.package}`],
    ['Channel', channel ?? 'the default one'],
    ['Approval', approval],
    ['Installed', subscription.installedCsv ?? 'nothing yet'],
    ['Available', availableText(subscription)],
    ['Catalog', `${catalog.namespace}/${catalog.name}: ${catalogText(catalog)}`],
  ];
}

function availableText({ availableCsv, approval, state, installPlan }: OlmSubscription): string {
  if (availableCsv === undefined) return 'nothing newer';
  const waits = approval === 'Manual' && state === 'UpgradePending';
  const plan = installPlan === undefined ? '' : ` of InstallPlan ${installPlan}`;
  return `${availableCsv}${waits ? `, which waits for approval${plan}` : state === undefined ? '' : `, ${state}`}`;
}

function catalogText({ healthy, connection }: OlmSubscription['catalog']): string {
  const said = connection === undefined ? '' : ` (${connection})`;
  if (healthy === undefined) return `health not known${said}`;
  return `${healthy ? 'healthy' : 'not healthy'}${said}`;
}
