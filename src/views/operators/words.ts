import type { OperatorHealth, OperatorProblem } from '../../operators/health.ts';
import type { Framework, Installation, LeaderElection, WatchScope } from '../../operators/model.ts';
import type { ResourceCounts } from '../../operators/report.ts';
import { formatAge } from '../text/age.ts';

/** `redisclusters` of `redisclusters.cache.example.com`. */
export function pluralOf(type: string): string {
  return type.split('.')[0] ?? type;
}

/** Types in few words: their plurals, the rest counted. */
export function typesText(types: readonly string[], most: number): string {
  const names = types.slice(0, most).map(pluralOf);
  const rest = types.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
}

/** What is wrong with an operator, as a part of a sentence that begins with its name. */
export function problemText(problem: OperatorProblem, { ready, desired }: OperatorHealth, now: number): string {
  switch (problem.kind) {
    case 'workload-gone':
      return 'has no workload any more';
    case 'scaled-to-zero':
      return 'is scaled to 0';
    case 'pods-not-ready':
      return `has ${ready} of ${desired} pods ready${problem.reason === '' ? '' : ` (${problem.reason})`}`;
    case 'lease-expired':
      return `has no leader: its Lease was not renewed for ${problem.renewTime === undefined ? 'long' : formatAge(now - problem.renewTime)}`;
    case 'companion-down':
      return `lacks ${problem.companion} (${problem.ready} of ${problem.desired} pods ready${problem.reason === '' ? '' : `, ${problem.reason}`})`;
    case 'webhook-without-endpoints':
      return `has nobody behind Service ${problem.service}, which its webhook ${problem.webhook} is called by`;
    case 'webhook-ca-expired':
      return `has a webhook, ${problem.webhook}, whose CA expired ${formatAge(now - problem.notAfter)} ago`;
  }
}

/** The same for a cell of a table, behind `0/1`. */
export function problemCell(problem: OperatorProblem): string {
  switch (problem.kind) {
    case 'workload-gone':
      return 'workload gone';
    case 'scaled-to-zero':
      return 'scaled to 0';
    case 'pods-not-ready':
      return problem.reason === '' ? 'not ready' : problem.reason;
    case 'lease-expired':
      return 'no leader';
    case 'companion-down':
      return `${problem.companion} ${problem.ready}/${problem.desired}`;
    case 'webhook-without-endpoints':
      return 'webhook: no endpoints';
    case 'webhook-ca-expired':
      return 'webhook: CA expired';
  }
}

/** How an operator was installed, in few words. */
export function installationText(installation: Installation): string {
  switch (installation.kind) {
    case 'olm-v0':
      return `OLM ${installation.subscription?.channel ?? installation.csv}`;
    case 'olm-v1':
      return `OLM v1 ${installation.clusterExtension}`;
    case 'helm':
      return `Helm ${installation.release}`;
    case 'flux':
      return `Flux ${installation.name}`;
    case 'argo':
      return `Argo CD ${installation.name}`;
    case 'kustomize':
      return 'Kustomize';
    case 'manifests':
      return 'manifests';
  }
}

/** Frameworks as their projects write them; '' for none that is known. */
export const FRAMEWORKS = {
  'controller-runtime': 'controller-runtime',
  josdk: 'Java Operator SDK',
  kopf: 'kopf',
  'kube-rs': 'kube-rs',
  'ansible-operator': 'Ansible operator',
  'helm-operator': 'Helm operator',
  unknown: '',
} satisfies Record<Framework, string>;

/** Who leads, and since when: `redis-operator-7d9f4-x2xkp, 3d`. */
export function leaderText({ holder, pod, acquireTime, renewTime, expired }: LeaderElection, now: number): string {
  if (holder === '') return 'released';
  if (expired) return `none, expired ${renewTime === undefined ? '' : `${formatAge(now - renewTime)} ago`}`.trimEnd();
  const since = acquireTime === undefined ? '' : `, ${formatAge(now - acquireTime)}`;
  return `${pod?.metadata.name ?? holder}${since}`;
}

/** Which namespaces are watched. */
export function watchesText(watches: WatchScope): string {
  if (watches.kind === 'all') return 'all namespaces';
  return watches.kind === 'unknown' ? '' : watches.namespaces.join(', ');
}

/** `1,204` */
export function numberText(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1,204: 1 stuck, 3 not ready`; a plus sign where there may be more. */
export function countsText({ total, notReady, stuck, complete }: ResourceCounts): string {
  const wrong = [
    ...(stuck > 0 ? [`${numberText(stuck)} stuck`] : []),
    ...(notReady > 0 ? [`${numberText(notReady)} not ready`] : []),
  ];
  if (!complete && total === 0) return 'not read';
  return `${numberText(total)}${complete ? '' : '+'}${wrong.length === 0 ? '' : `: ${wrong.join(', ')}`}`;
}
