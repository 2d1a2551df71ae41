import { arrayAt, type JsonObject, numberAt, objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Where a webhook's calls go. */
export interface WebhookTarget {
  readonly service: { readonly namespace: string; readonly name: string; readonly port: number } | undefined;
  readonly url: string | undefined;
}

/** One webhook of a Validating- or MutatingWebhookConfiguration. */
export interface ConfiguredWebhook extends WebhookTarget {
  readonly configuration: KubeObject;
  /** `Fail` or `Ignore`. */
  readonly failurePolicy: string;
  /** It may spare some writes, so that a refusal need not hold for everybody. */
  readonly hasMatchConditions: boolean;
}

/** Webhooks of that name, in all configurations. */
export function webhooksNamed(configurations: readonly KubeObject[], name: string): ConfiguredWebhook[] {
  return configurations.flatMap((configuration) =>
    objectsAt(configuration.body, 'webhooks')
      .filter((webhook) => stringAt(webhook, 'name') === name)
      .map((webhook) => ({
        configuration,
        ...webhookTarget(objectAt(webhook, 'clientConfig')),
        failurePolicy: stringAt(webhook, 'failurePolicy') ?? 'Fail',
        hasMatchConditions: arrayAt(webhook, 'matchConditions').length > 0,
      })),
  );
}

/** Where a clientConfig leads; the port is 443 where it does not say (api/admissionregistration/v1, ServiceReference). */
export function webhookTarget(clientConfig: JsonObject | undefined): WebhookTarget {
  const service = objectAt(clientConfig, 'service');
  const name = stringAt(service, 'name');
  const namespace = stringAt(service, 'namespace');
  return {
    url: stringAt(clientConfig, 'url'),
    service:
      name === undefined || namespace === undefined
        ? undefined
        : { namespace, name, port: numberAt(service, 'port') ?? 443 },
  };
}
