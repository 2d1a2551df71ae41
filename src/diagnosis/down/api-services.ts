import { type Condition, conditionsOf, findCondition } from '../../objects/condition.ts';
import type { Answer } from '../../objects/gap.ts';
import { numberAt, objectAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { kubectl } from '../commands.ts';
import type { Remedy } from '../finding.ts';
import type { QueryMap } from '../query.ts';
import type { SymptomOf } from '../symptom.ts';

/** All APIServices, whole: they are few. */
export const API_SERVICES: QueryMap['list'] = {
  kind: 'list',
  group: 'apiregistration.k8s.io',
  resource: 'apiservices',
};

/** An APIService that another server answers, and what the API server thinks of it. */
export interface AggregatedApi {
  readonly name: string;
  readonly service: { readonly namespace: string; readonly name: string; readonly port: number };
  /** Condition Available; undefined where the API server has not looked yet. */
  readonly available: Condition | undefined;
  readonly object: KubeObject;
}

/** The aggregated APIs that a symptom is about; those that the API server answers itself have no Service. */
export function aggregatedApis(symptom: SymptomOf<'api-down'>, answer: Answer<readonly KubeObject[]>): AggregatedApi[] {
  return apiServicesOf(symptom, answer).flatMap((object) => {
    const reference = objectAt(object.body, 'spec', 'service');
    const namespace = stringAt(reference, 'namespace');
    const name = stringAt(reference, 'name');
    if (namespace === undefined || name === undefined) return [];
    const service = { namespace, name, port: numberAt(reference, 'port') ?? 443 };
    return [
      { name: object.metadata.name, service, available: findCondition(conditionsOf(object), 'Available'), object },
    ];
  });
}

/** The APIServices of a symptom's group, and of its version where it names one. */
export function apiServicesOf(
  { group, version }: SymptomOf<'api-down'>,
  answer: Answer<readonly KubeObject[]>,
): KubeObject[] {
  return (answer.ok ? answer.value : []).filter(
    ({ body }) =>
      stringAt(body, 'spec', 'group') === group &&
      (version === undefined || stringAt(body, 'spec', 'version') === version),
  );
}

/** What the API server could not do with an aggregated API (kube-aggregator remote_available_controller.go). */
export type ApiTrouble = 'backend' | 'certificate' | 'bad-answer';

/** Which kind of trouble it is; undefined where it is available. */
export function apiTrouble({ available }: AggregatedApi): ApiTrouble | undefined {
  if (available === undefined || available.status === 'True') return undefined;
  if (available.reason !== 'FailedDiscoveryCheck') return 'backend';
  // Other errors of TLS are no word on the certificate: `tls: bad certificate` refuses the API server's own, and a server
  // that speaks plain HTTP answers with no handshake at all.
  if (/x509: /.test(available.message)) return 'certificate';
  return /bad status from/.test(available.message) ? 'bad-answer' : 'backend';
}

/** For an API that nobody needs any more. */
export function removeApi({ name }: Pick<AggregatedApi, 'name'>): Remedy {
  return {
    command: kubectl('delete', 'apiservice', name),
    effect:
      'Only where nobody needs this API any more: takes it out of the cluster, so that nothing waits for it. What its server stores stays where that stores it.',
    safety: 'careful',
  };
}
